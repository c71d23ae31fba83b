import {
  callMachine,
  chartOf,
  mediaMachine,
  peerMachine,
  signalingMachine,
} from '@visavis/client/chart';
import {
  channelStates,
  connectionStates,
  gatheringStates,
  iceStates,
  signalingStates,
} from '@visavis/client';
import { describe, expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { descriptionOf, railsOf } from './rails.ts';

const regionsOf = (...[machine]: Parameters<typeof chartOf>) =>
  railsOf(chartOf(machine)).map(({ region }) => region);

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
      const rail = railsOf(chartOf(peerMachine)).find((each) => each.region === region);
      expect(rail?.stops.map(({ name }) => name)).toEqual(states);
    },
  );

  test('are one more for each state that has states of its own', () => {
    expect(regionsOf(signalingMachine)).toEqual(['', 'resuming', 'offline']);
    expect(regionsOf(callMachine)).toEqual(['', 'inRoom']);
    expect(regionsOf(mediaMachine)).toEqual(
      expect.arrayContaining(['microphone', 'microphone.live', 'camera', 'screen']),
    );
    const nested = railsOf(chartOf(mediaMachine)).find(
      ({ region }) => region === 'microphone.live',
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
    expect(railsOf(chartOf(machine))).toEqual([
      {
        region: '',
        name: 'lamp',
        description: '',
        depth: 0,
        stops: [
          { name: 'dark', description: 'No light.' },
          { name: 'bright', description: 'Light.' },
        ],
      },
      expect.objectContaining({ region: 'bright', depth: 1 }),
    ]);
  });

  test.each([callMachine, mediaMachine, peerMachine, signalingMachine])(
    'of "$id" explain each of their stops',
    (machine) => {
      const stops = railsOf(chartOf(machine)).flatMap((rail) => rail.stops);
      expect(stops.length).toBeGreaterThan(5);
      expect(stops.filter(({ description }) => !description.endsWith('.'))).toEqual([]);
    },
  );
});

test('a machine says of itself what it is in, from the outside in', () => {
  const signaling = chartOf(signalingMachine);
  expect(descriptionOf(signaling, 'online')).toBe('The server is reached.');
  expect(descriptionOf(signaling, { resuming: 'trying' })).toBe(
    'The connection broke; it is being opened again, and goes on where it was. A connection is being opened.',
  );
});
