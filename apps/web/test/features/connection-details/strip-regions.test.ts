import {
  callMachine,
  readStatechart,
  mediaMachine,
  peerMachine,
  signalingMachine,
} from '@visavis/client/statechart';
import {
  channelStates,
  connectionStates,
  gatheringStates,
  iceStates,
  signalingStates,
} from '@visavis/client';
import { describe, expect, test } from 'vitest';
import { createMachine } from 'xstate';
import {
  describeState,
  stripRegions,
} from '../../../src/features/connection-details/strip-regions.ts';

const regionsOf = (...[machine]: Parameters<typeof readStatechart>) =>
  stripRegions(readStatechart(machine)).map(({ key }) => key);

describe('the rails of a machine', () => {
  test('are those of a connection’s regions, in the order in which they are written', () => {
    expect(regionsOf(peerMachine)).toEqual([
      'connection',
      'ice',
      'gathering',
      'signaling',
      'channel',
      'flow',
      'negotiation',
      'recovery',
    ]);
  });

  test.each([
    ['connection', connectionStates],
    ['ice', iceStates],
    ['gathering', gatheringStates],
    ['signaling', signalingStates],
    ['channel', channelStates],
  ] as const)(
    'have the stops of "%s" in the order in which they are normally passed',
    (region, states) => {
      const rail = stripRegions(readStatechart(peerMachine)).find((each) => each.key === region);
      expect(rail?.states.map(({ name }) => name)).toEqual(states);
    },
  );

  test('are one more for each state that has states of its own', () => {
    expect(regionsOf(signalingMachine)).toEqual(['', 'resuming', 'offline']);
    expect(regionsOf(callMachine)).toEqual(['', 'active', 'active.inRoom']);
    expect(regionsOf(mediaMachine)).toEqual(
      expect.arrayContaining(['microphone', 'microphone.live', 'camera', 'screen']),
    );
    const nested = stripRegions(readStatechart(mediaMachine)).find(
      ({ key }) => key === 'microphone.live',
    );
    expect(nested).toMatchObject({ name: 'live', depth: 1 });
  });

  test('grow by themselves with the machine', () => {
    const machine = createMachine({
      id: 'lamp',
      initial: 'dark',
      states: {
        dark: { description: 'No light.' },
        bright: { description: 'Light.', initial: 'warm', states: { warm: {}, cold: {} } },
      },
    });
    expect(stripRegions(readStatechart(machine))).toEqual([
      {
        key: '',
        name: 'lamp',
        description: '',
        depth: 0,
        states: [
          { name: 'dark', description: 'No light.' },
          { name: 'bright', description: 'Light.' },
        ],
      },
      expect.objectContaining({ key: 'bright', depth: 1 }),
    ]);
  });

  test.each([callMachine, mediaMachine, peerMachine, signalingMachine])(
    'of "$id" explain each of their stops',
    (machine) => {
      const stops = stripRegions(readStatechart(machine)).flatMap((rail) => rail.states);
      expect(stops.length).toBeGreaterThan(5);
      expect(stops.filter(({ description }) => !description.endsWith('.'))).toEqual([]);
    },
  );
});

test('a machine says of itself what it is in, from the outside in', () => {
  const signaling = readStatechart(signalingMachine);
  expect(describeState(signaling, 'online')).toBe('Connected to the server.');
  expect(describeState(signaling, { resuming: 'connecting' })).toBe(
    'The connection broke. It is opened again and resumes where it was. A connection is being opened.',
  );
});
