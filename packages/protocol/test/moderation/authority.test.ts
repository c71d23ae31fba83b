import { expect, test } from 'vitest';
import { may, type Actor, type Role, type RoomAction } from '../../src/index.ts';

const everyone: readonly Actor[] = ['server', 'owner', 'host', 'guest', 'waiting'];
const roles: readonly Role[] = ['owner', 'host', 'guest'];
const hosts: readonly Actor[] = ['owner', 'host'];
const hostsAndServer: readonly Actor[] = ['server', ...hosts];

/** Who may do what. The compiler rejects this table if an action is missing. */
const actors: Readonly<Record<RoomAction, readonly Actor[]>> = {
  setAccess: hostsAndServer,
  setGuestRights: hosts,
  admit: hostsAndServer,
  deny: hostsAndServer,
  remove: hostsAndServer,
  mute: hosts,
  askToUnmute: hosts,
  stopScreen: hosts,
  lowerHand: hosts,
  makeHost: hosts,
  endRoom: hostsAndServer,
};

const isAction = (name: string): name is RoomAction => name in actors;

/** Each actor with each action, and whether it is permitted. */
const table = Object.keys(actors)
  .filter(isAction)
  .flatMap((action) =>
    everyone.map((actor) => [actor, action, actors[action].includes(actor)] as const),
  );

test('the table has every actor and every action', () => {
  expect(table).toHaveLength(55);
});

test.each(table)('whether a %s may %s is %s', (actor, action, expected) => {
  expect(may(actor, action)).toBe(expected);
});

test.each(table)('whether a %s may %s a guest or a host is %s', (actor, action, expected) => {
  expect(may(actor, action, 'guest')).toBe(expected);
  expect(may(actor, action, 'host')).toBe(expected);
});

test.each(table)(
  'nobody but the server acts against an owner: %s, %s',
  (actor, action, allowed) => {
    expect(may(actor, action, 'owner')).toBe(actor === 'server' && allowed);
  },
);

test.each(roles)('a guest and somebody who waits may do nothing to a %s', (target) => {
  for (const [actor, action] of table) {
    if (hostsAndServer.includes(actor)) continue;
    expect(may(actor, action, target)).toBe(false);
  }
});
