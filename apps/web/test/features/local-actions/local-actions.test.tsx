// @vitest-environment happy-dom
import { ben } from '@visavis/protocol/testing';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { scriptedCallWithBen, type ScriptedCall } from '../../../gallery/scripted-call.ts';
import { connectedSteps, connectingSteps } from '../../../gallery/step-sequences.ts';
import { memberKeys, storedMembers } from '../../../src/call/session/stored-members.ts';
import { applyStoredChoices } from '../../../src/call/session/stored-choices.ts';
import { LocalActions } from '../../../src/features/local-actions/local-actions.tsx';
import { RemoteTile } from '../../../src/features/tiles/remote-tile.tsx';
import { closedDetails } from '../../support/closed-details.ts';
import { renderInCall } from '../../support/render-in-call.tsx';
import { WithStage } from '../../support/with-stage.tsx';

// There is no video player.
Object.defineProperty(HTMLVideoElement.prototype, 'getVideoPlaybackQuality', {
  value: () => ({ totalVideoFrames: 0 }),
});

beforeEach(() => {
  sessionStorage.clear();
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

const settle = async () => {
  await vi.dynamicImportSettled();
  await vi.advanceTimersByTimeAsync(0);
};

/** A call with Ben, who is connected. */
function connectedCall(): ScriptedCall {
  const call = scriptedCallWithBen(Date.now());
  for (const step of [...connectingSteps, ...connectedSteps]) step(call);
  return call;
}

/** Shows the tile of Ben, and what may be done about him. */
async function showBen(call = connectedCall()) {
  const close = vi.fn<() => void>();
  renderInCall(call, () => (
    <>
      <WithStage>
        {(stage) => <RemoteTile id={ben} stage={stage} details={closedDetails} />}
      </WithStage>
      <menu>
        <LocalActions id={ben} close={close} />
      </menu>
    </>
  ));
  await settle();
  const press = async (name: string, within: string) => {
    const button = [...document.querySelectorAll<HTMLElement>(`${within} button`)].find(
      ({ textContent }) => textContent.trim() === name,
    );
    if (button === undefined) throw new Error(`There is no button ${name}.`);
    button.click();
    await settle();
  };
  return {
    call,
    close,
    press: (name: string) => press(name, 'menu'),
    pressOnTile: (name: string) => press(name, 'figure'),
    hasMark: (name: string) => document.querySelector(`figure [aria-label="${name}"]`) !== null,
    tileText: () => document.querySelector('figure')?.textContent ?? '',
    level: () => document.querySelector('figure')?.dataset['level'],
  };
}

const contextOf = ({ call }: ScriptedCall) => call.actor.getSnapshot().context;

test('a person who is muted for the user has a mark, until they are unmuted', async () => {
  const { close, hasMark, press } = await showBen();
  expect(hasMark('Muted for you')).toBe(false);
  await press('Mute for me');
  expect(close).toHaveBeenCalledOnce();
  expect(hasMark('Muted for you')).toBe(true);
  expect(storedMembers(memberKeys.muted)).toEqual([ben]);
  await press('Unmute for me');
  expect(hasMark('Muted for you')).toBe(false);
  expect(storedMembers(memberKeys.muted)).toEqual([]);
});

test('a person stays muted after a reload of the tab', async () => {
  sessionStorage.setItem(memberKeys.muted, ben);
  expect((await showBen()).hasMark('Muted for you')).toBe(true);
});

test('hidden video makes room for the initials, and is no problem of the connection', async () => {
  const { call, press, tileText, level } = await showBen();
  call.connection({ type: 'connection.connected' });
  await settle();
  expect(document.querySelector('figure [aria-hidden] bdi')).toBeNull();
  const before = level();
  await press('Hide video');
  expect(document.querySelector('figure [aria-hidden] bdi')?.textContent).toBe('B');
  expect(tileText()).toContain('You hide this video');
  expect(contextOf(call).unwantedVideos).toEqual([ben]);
  call.connection({ type: 'flow.audioOnly' });
  await settle();
  expect(level()).toBe(before);
  await press('Show video');
  expect(tileText()).not.toContain('You hide this video');
  expect(contextOf(call).unwantedVideos).toEqual([]);
});

test('the tile says that the user has disconnected, and offers to connect again', async () => {
  const { call, press, pressOnTile, tileText, level } = await showBen();
  await press('Disconnect');
  expect(level()).toBe('disconnectedByUser');
  expect(tileText()).toContain('You have disconnected from Ben.');
  expect(storedMembers(memberKeys.disconnected)).toEqual([ben]);
  await pressOnTile('Connect again');
  expect(level()).toBe('reconnecting');
  expect(tileText()).not.toContain('disconnected');
  expect(storedMembers(memberKeys.disconnected)).toEqual([]);
  expect(contextOf(call).disconnectedFrom).toEqual([]);
});

test('the tile says that the other has disconnected, and offers nothing to undo it', async () => {
  const { call, tileText, level } = await showBen();
  const { generation } = call.call.actor.getSnapshot().children[`peer:${ben}`]?.getSnapshot()
    .context ?? { generation: null };
  call.peer({
    type: 'signal.received',
    generation: generation ?? 1,
    signal: { kind: 'disconnect' },
  });
  await settle();
  expect(level()).toBe('disconnectedByPeer');
  expect(tileText()).toContain('Ben has disconnected from you.');
  expect(tileText()).not.toContain('Reconnecting');
  expect(tileText()).not.toContain('Connect again');
});

test('what the tab has stored is chosen again before the call', () => {
  sessionStorage.setItem(memberKeys.hidden, `${ben} no-id`);
  sessionStorage.setItem(memberKeys.disconnected, ben);
  const call = scriptedCallWithBen(Date.now());
  applyStoredChoices(call.call);
  expect(contextOf(call)).toMatchObject({ unwantedVideos: [ben], disconnectedFrom: [ben] });
});
