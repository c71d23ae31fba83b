// @vitest-environment happy-dom
import { PeerId, type ModerationAction } from '@visavis/protocol';
import { ana, ben, createMember, createPeerId, createProfile } from '@visavis/protocol/testing';
import { afterEach, expect, test, vi } from 'vitest';
import { scriptedCallWithBen, type ScriptedCall } from '../../../gallery/scripted-call.ts';
import { PeoplePanel } from '../../../src/features/people/people-panel.tsx';
import { renderInCall } from '../../support/render-in-call.tsx';

const eve = createMember(createPeerId('eve'), { profile: createProfile({ name: 'Eve' }) });
const dan = createMember(createPeerId('dan'), { profile: createProfile({ name: 'Dan' }) });

/** Shows the panel on Ana's page, and records how she moderates. */
function showPanel(role: 'host' | 'guest') {
  const call = scriptedCallWithBen(Date.now(), { name: 'Ben' });
  call.roomEvent({ type: 'role', id: ana, role, delegation: null });
  const send = vi.spyOn(call.call, 'send');
  renderInCall(call, () => <PeoplePanel onClose={() => {}} />);
  const actions = (): ModerationAction[] =>
    send.mock.calls.flatMap(([event]) => (event.type === 'moderate' ? [event.action] : []));
  return { call, actions };
}

const button = (name: string) =>
  [...document.querySelectorAll('button')].find(
    (element) => (element.getAttribute('aria-label') ?? element.textContent?.trim()) === name,
  );

// The simulated browser has no popovers.
HTMLElement.prototype.hidePopover = () => {};

/** Opens the menu of Ben. */
function openMenu(): void {
  const trigger = button('Options for Ben');
  const popover = document.getElementById(trigger?.getAttribute('popovertarget') ?? '');
  popover?.dispatchEvent(Object.assign(new Event('toggle'), { newState: 'open' }));
}

const inPanel = (text: string) => document.body.textContent?.includes(text) ?? false;

const receiveWaiting = (call: ScriptedCall, ...members: (typeof eve)[]) => {
  call.roomEvent({ type: 'waiting', members });
};

afterEach(() => {
  document.body.replaceChildren();
});

test('a host mutes, makes a host, and removes after a question', async () => {
  const { actions } = showPanel('host');
  openMenu();
  await vi.waitUntil(() => button('Mute') !== undefined);
  button('Mute')?.click();
  expect(actions()).toEqual([{ type: 'mute', target: ben }]);

  button('Remove from the call')?.click();
  expect(actions()).toHaveLength(1);
  expect(inPanel('newcomers have to be admitted from now on')).toBe(true);
  button('Remove Ben')?.click();
  // Without it, whoever was removed could come again at once.
  expect(actions().slice(1)).toEqual([
    { type: 'setAccess', access: 'waiting-room' },
    { type: 'remove', target: ben },
  ]);
});

test('a guest has no such actions', async () => {
  showPanel('guest');
  openMenu();
  await vi.waitUntil(() => inPanel('Volume of'));
  expect(button('Mute')).toBeUndefined();
  expect(button('Remove from the call')).toBeUndefined();
  expect(inPanel('Who can join')).toBe(false);
});

test('those who wait are admitted and denied one by one, or all together', async () => {
  const { call, actions } = showPanel('host');
  receiveWaiting(call, eve, dan);
  await vi.waitUntil(() => inPanel('2 people are waiting'));
  button('Admit Eve')?.click();
  button('Deny Dan')?.click();
  button('Admit all')?.click();
  expect(actions()).toEqual([
    { type: 'admit', target: eve.id },
    { type: 'deny', target: dan.id },
    { type: 'admit', target: null },
  ]);
  receiveWaiting(call, eve);
  await vi.waitUntil(() => inPanel('1 person is waiting'));
  expect(button('Admit all')).toBeUndefined();
});

test('a host decides who can join and what guests may do, and ends the call after a question', () => {
  const { actions } = showPanel('host');
  const select = document.querySelector('select');
  if (select === null) throw new Error('There is no choice.');
  select.value = 'locked';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  document.querySelector<HTMLInputElement>('[role="switch"]')?.click();
  button('End the call for everybody')?.click();
  expect(actions()).toEqual([
    { type: 'setAccess', access: 'locked' },
    { type: 'setGuestRights', guestRights: { screen: false } },
  ]);
  button('End it now')?.click();
  expect(actions().at(-1)).toEqual({ type: 'endRoom' });
});

test('ten people can be searched by name', async () => {
  const { call } = showPanel('guest');
  expect(document.querySelector('[type="search"]')).toBeNull();
  for (let index = 0; index < 8; index += 1) {
    const id = PeerId.parse(createPeerId(`guest-${index}`));
    const profile = createProfile({ name: `Renée ${index}` });
    call.roomEvent({ type: 'joined', member: createMember(id, { profile }) });
  }
  await vi.waitUntil(() => document.querySelector('[type="search"]') !== null);
  const search = document.querySelector<HTMLInputElement>('[type="search"]');
  if (search === null) throw new Error('There is no search.');
  search.value = 'RENÉE 3';
  search.dispatchEvent(new InputEvent('input', { bubbles: true }));
  expect([...document.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining('Renée 3'),
  ]);
  search.value = 'nobody';
  search.dispatchEvent(new InputEvent('input', { bubbles: true }));
  expect(inPanel('Nobody has this name.')).toBe(true);
});
