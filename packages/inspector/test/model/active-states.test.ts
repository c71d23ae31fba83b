import { expect, test } from 'vitest';
import { activeStatePaths, innermostActiveStates } from '../../src/model/active-states.ts';

test('active states are listed with outer states first, or only the innermost', () => {
  const value = { inRoom: { media: 'on', line: { open: {} } } };
  expect(activeStatePaths(value)).toEqual([
    'inRoom',
    'inRoom.media',
    'inRoom.media.on',
    'inRoom.line',
    'inRoom.line.open',
  ]);
  expect(innermostActiveStates(value)).toEqual(['inRoom.media.on', 'inRoom.line.open']);
  expect(innermostActiveStates('idle')).toEqual(['idle']);
  expect(innermostActiveStates(null)).toEqual([]);
});
