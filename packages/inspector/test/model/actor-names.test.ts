import { expect, test } from 'vitest';
import { actorNamesOf } from '../../src/model/actor-names.ts';
import { actorEntry, numbered, snapshotEntry } from '../support/entries.ts';

const id = 'AbCdEfGhIjKlMnOpQrStUv';
const member = { id, profile: { name: 'Ben' } };
const entries = numbered(
  actorEntry('x:0', null, 'x:0', 'call'),
  actorEntry('x:5', 'x:0', `peer:${id}`, 'peer'),
  actorEntry('x:6', 'x:5', 'connection', null),
  snapshotEntry('x:0', 'welcome', 'inRoom', { members: [member] }),
  snapshotEntry('x:0', 'left', 'inRoom', { members: [] }),
);

test('a root actor has the name of its machine, and the actors of a member have the name of the member', () => {
  expect([...actorNamesOf(entries)]).toEqual([
    ['x:0', 'call'],
    ['x:5', 'peer · Ben'],
    ['x:6', 'connection · Ben'],
  ]);
  expect(actorNamesOf(entries.slice(0, 2)).get('x:5')).toBe('peer · AbCdEf…');
});
