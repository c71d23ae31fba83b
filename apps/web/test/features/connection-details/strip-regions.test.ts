import {
  callMachine,
  mediaMachine,
  peerMachine,
  readStatechart,
  signalingMachine,
} from '@visavis/client/statechart';
import {
  channelStates,
  connectionStates,
  gatheringStates,
  iceStates,
  signalingStates,
} from '@visavis/client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { descriptionsText } from '@visavis/text';
import { createMachine } from 'xstate';
import {
  describeState,
  stripRegions,
} from '../../../src/features/connection-details/strip-regions.ts';
import { connectionDetailsText } from '../../../src/text/messages/connection-details.ts';

const lamp = createMachine({
  id: 'lamp',
  initial: 'dark',
  states: {
    dark: { description: 'No light.' },
    bright: {
      description: 'Light.',
      initial: 'warm',
      states: { warm: { description: 'Like a candle.' }, cold: {} },
    },
  },
});

const regionsOf = (...[machine]: Parameters<typeof readStatechart>) =>
  stripRegions(readStatechart(machine)).map(({ key }) => key);

describe('the strips of a machine', () => {
  test('are the regions of a peer connection, in order', () => {
    expect(regionsOf(peerMachine)).toEqual([
      'connection',
      'ice',
      'gathering',
      'signaling',
      'channel',
      'flow',
      'voice',
      'trust',
      'comparison',
      'negotiation',
      'recovery',
      'budget',
    ]);
  });

  test.each([
    ['connection', connectionStates],
    ['ice', iceStates],
    ['gathering', gatheringStates],
    ['signaling', signalingStates],
    ['channel', channelStates],
  ] as const)('have the states of region %s in their usual order', (region, states) => {
    const strip = stripRegions(readStatechart(peerMachine)).find((each) => each.key === region);
    expect(strip?.states.map(({ name }) => name)).toEqual(states);
  });

  test('include nested regions', () => {
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

  test('follow from any machine', () => {
    expect(stripRegions(readStatechart(lamp))).toEqual([
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
    'of $id have a name',
    (machine) => {
      const { regions } = connectionDetailsText.read();
      const names = stripRegions(readStatechart(machine)).map(({ name }) => name);
      expect(names.filter((name) => !Object.hasOwn(regions, name))).toEqual([]);
    },
  );

  test.each([callMachine, mediaMachine, peerMachine, signalingMachine])(
    'of $id have a description for each state',
    (machine) => {
      const states = stripRegions(readStatechart(machine)).flatMap((region) => region.states);
      expect(states.length).toBeGreaterThan(5);
      expect(states.filter(({ description }) => !description.endsWith('.'))).toEqual([]);
    },
  );
});

test('the descriptions follow the language', () => {
  onTestFinished(() => descriptionsText.translate(null));
  descriptionsText.translate({ 'lamp.bright': 'Licht.', 'lamp.bright.warm': 'Wie eine Kerze.' });
  const chart = readStatechart(lamp);
  expect(stripRegions(chart)[1]).toMatchObject({
    description: 'Licht.',
    states: [{ description: 'Wie eine Kerze.' }, { description: '' }],
  });
  expect(describeState(chart, { bright: 'warm' })).toBe('Licht. Wie eine Kerze.');
});

test('the description of a state includes its parents, outermost first', () => {
  const chart = readStatechart(lamp);
  expect(describeState(chart, 'dark')).toBe('No light.');
  expect(describeState(chart, { bright: 'warm' })).toBe('Light. Like a candle.');
});
