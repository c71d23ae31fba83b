import { listMessages } from '@visavis/trace';
import { expect, test } from 'vitest';
import { actorNamesOf } from '../../src/model/actor-names.ts';
import { lifelinesOf } from '../../src/model/lifelines.ts';
import { joiningEntries } from '../support/entries.ts';

test('the lifelines are ordered by distance from the server, and have different names', () => {
  const messages = listMessages(joiningEntries);
  const lifelines = lifelinesOf(
    joiningEntries,
    messages,
    (key) => actorNamesOf(joiningEntries).get(key) ?? key,
  );
  expect(lifelines.map(({ name }) => name)).toEqual([
    'Remote server',
    'server (actor)',
    'signaling',
    'call',
  ]);
});
