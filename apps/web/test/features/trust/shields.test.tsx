// @vitest-environment happy-dom
import { ben, createAnswer } from '@visavis/protocol/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { scriptedCallWithBen, type ScriptedCall } from '../../../gallery/scripted-call.ts';
import { connectedSteps, connectingSteps } from '../../../gallery/step-sequences.ts';
import { CallShield } from '../../../src/features/trust/call-shield.tsx';
import { openTrust, trustSubject } from '../../../src/features/trust/trust-selection.ts';
import { RemoteTile } from '../../../src/features/tiles/remote-tile.tsx';
import { TrustNotices } from '../../../src/features/trust/trust-notices.tsx';
import { TrustSheets } from '../../../src/features/trust/trust-sheets.tsx';
import { closedDetails } from '../../support/closed-details.ts';
import { renderInCall } from '../../support/render-in-call.tsx';
import { WithStage } from '../../support/with-stage.tsx';

// There is no video player.
Object.defineProperty(HTMLVideoElement.prototype, 'getVideoPlaybackQuality', {
  value: () => ({ totalVideoFrames: 0 }),
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  openTrust(null);
  vi.useRealTimers();
});

/** A call with Ben, who is connected and whose certificate is the right one. */
function connectedCall(): ScriptedCall {
  const call = scriptedCallWithBen(Date.now());
  for (const step of [...connectingSteps, ...connectedSteps]) step(call);
  call.connection({ type: 'certificate.matched' });
  return call;
}

async function show(call: ScriptedCall): Promise<void> {
  renderInCall(call, () => (
    <>
      <CallShield />
      <TrustNotices />
      <TrustSheets />
      <WithStage>
        {(stage) => <RemoteTile id={ben} stage={stage} details={closedDetails} />}
      </WithStage>
    </>
  ));
  await vi.advanceTimersByTimeAsync(0);
  await vi.dynamicImportSettled();
}

const shieldOfCall = () => document.querySelector('button[data-trust]');
const shieldOfBen = () => document.querySelector('figure [data-trust]')?.getAttribute('data-trust');
const notices = () => [...document.querySelectorAll('[role="status"]')].map((e) => e.textContent);
const press = (name: string) =>
  [...document.querySelectorAll('button')].find((button) => button.textContent === name)?.click();

test.each([
  ['compared', 'Compared', 'You and Ben have compared emoji.'],
  ['changed', 'Changed', 'had another key'],
  ['different', 'Different', 'saw different emoji'],
] as const)('a key that is %s has its shield, on the call too', async (verdict, word, message) => {
  const call = connectedCall();
  await show(call);
  expect(shieldOfCall()?.getAttribute('aria-label')).toContain('Open');
  expect(shieldOfBen()).toBe('open');
  expect(
    document.querySelector('figure [role="img"][aria-label*="Only the server says"]'),
  ).not.toBeNull();

  call.peer({ type: 'key.judged', verdict });
  await vi.advanceTimersByTimeAsync(0);
  expect(shieldOfCall()?.getAttribute('aria-label')).toContain(word);
  expect(shieldOfBen()).toBe(verdict);
  expect(notices().join(' ')).toContain(message);
});

test('a connection that does not end at the person is refused, and the page says so until it is dismissed', async () => {
  const call = connectedCall();
  await show(call);
  call.connection({ type: 'certificate.mismatched' });
  await vi.advanceTimersByTimeAsync(0);
  expect(shieldOfBen()).toBe('refused');
  expect(notices().join(' ')).toContain('It was refused.');
  press('Dismiss');
  await vi.advanceTimersByTimeAsync(0);
  expect(notices().join(' ')).not.toContain('It was refused.');
  call.signal(createAnswer('v=0', 9));
  await vi.advanceTimersByTimeAsync(0);
  call.connection({ type: 'certificate.mismatched' });
  await vi.advanceTimersByTimeAsync(0);
  expect(notices().join(' ')).toContain('It was refused.');
});

test('nobody has a shield before the connection was checked', async () => {
  await show(scriptedCallWithBen(Date.now()));
  expect(shieldOfBen()).toBeUndefined();
});

test('whoever is asked for a comparison can agree to it, or not', async () => {
  const call = connectedCall();
  await show(call);
  const comparison = () => JSON.stringify(call.states(`peer:${ben}`));
  call.connection({ type: 'comparison.invited' });
  await vi.advanceTimersByTimeAsync(0);
  expect(notices().join(' ')).toContain('wants to compare emoji with you');
  press('Not now');
  await vi.advanceTimersByTimeAsync(0);
  expect(comparison()).toContain('"comparison":"idle"');

  call.connection({ type: 'comparison.invited' });
  await vi.advanceTimersByTimeAsync(0);
  press('Compare emoji');
  await vi.advanceTimersByTimeAsync(0);
  expect(trustSubject()).toEqual({ kind: 'comparison', id: ben });
  expect(comparison()).toContain('"comparison":"exchanging"');
});

test('the page says that the server has let somebody in without the link, once they have stayed', async () => {
  const call = connectedCall();
  await show(call);
  call.call.actor.send({ type: 'outsiders.counted', count: 1 });
  await vi.advanceTimersByTimeAsync(0);
  expect(notices().join(' ')).not.toContain('without its link');
  call.call.actor.send({ type: 'outsiders.stayed' });
  await vi.advanceTimersByTimeAsync(0);
  expect(notices().join(' ')).toContain('The server has let somebody into this call');
  press('Dismiss');
  await vi.advanceTimersByTimeAsync(0);
  expect(notices().join(' ')).not.toContain('without its link');
  // One more.
  call.call.actor.send({ type: 'outsiders.counted', count: 2 });
  await vi.advanceTimersByTimeAsync(0);
  expect(notices().join(' ')).toContain('The server has let 2 people into this call');
  openTrust({ kind: 'call' });
  await vi.advanceTimersByTimeAsync(0);
  await vi.dynamicImportSettled();
  expect(document.querySelector('[role="dialog"]')?.textContent).toContain('2 people');
});

test('the sheet of somebody who leaves is closed', async () => {
  const call = connectedCall();
  await show(call);
  openTrust({ kind: 'comparison', id: ben });
  await vi.advanceTimersByTimeAsync(0);
  expect(document.querySelector('[role="dialog"]')).not.toBeNull();
  call.roomEvent({ type: 'left', id: ben, reason: 'left' });
  await vi.advanceTimersByTimeAsync(0);
  expect(trustSubject()).toBeNull();
});
