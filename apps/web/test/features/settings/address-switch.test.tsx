// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { scriptedCallWithBen } from '../../../gallery/scripted-call.ts';
import { applyStoredChoices, hiddenAddressKey } from '../../../src/call/session/stored-choices.ts';
import { AddressSwitch } from '../../../src/features/settings/address-switch.tsx';
import { renderInCall } from '../../support/render-in-call.tsx';

beforeEach(() => localStorage.clear());

const withServers = (...urls: readonly string[]) => {
  const session = scriptedCallWithBen(Date.now());
  const servers = [{ urls: [...urls], username: 'u', credential: 'c' }];
  session.server({ type: 'server.iceServers', answer: { servers, ttlMs: null } });
  return session;
};

const getSwitch = () => document.querySelector<HTMLInputElement>('input[role="switch"]');

test('the address can be hidden where there is a relay, and is then hidden in this browser', async () => {
  const session = withServers('stun:stun.example', 'turns:turn.example');
  renderInCall(session, AddressSwitch);
  expect(getSwitch()?.checked).toBe(false);
  expect(document.body.textContent).toContain('instead of the network address of this device');

  getSwitch()?.click();
  expect(session.call.actor.getSnapshot().context.isAddressHidden).toBe(true);
  expect(localStorage.getItem(hiddenAddressKey)).not.toBeNull();
  const next = scriptedCallWithBen(Date.now());
  applyStoredChoices(next.call);
  expect(next.call.actor.getSnapshot().context.isAddressHidden).toBe(true);

  getSwitch()?.click();
  expect(session.call.actor.getSnapshot().context.isAddressHidden).toBe(false);
  expect(localStorage.getItem(hiddenAddressKey)).toBeNull();
});

test('nothing is offered where there is no relay', () => {
  renderInCall(withServers('stun:stun.example'), AddressSwitch);
  expect(getSwitch()).toBeNull();
});

test('a hidden address can be shown again where there is no relay, and why is said', async () => {
  const session = withServers('stun:stun.example');
  session.call.send({ type: 'addressHiding.choose', isAddressHidden: true });
  renderInCall(session, AddressSwitch);
  expect(getSwitch()?.checked).toBe(true);
  expect(document.body.textContent).toContain('nobody can be connected to you');
  getSwitch()?.click();
  await expect.poll(getSwitch).toBeNull();
});
