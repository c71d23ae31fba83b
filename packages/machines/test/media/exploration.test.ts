import { createActor, type SnapshotFrom } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { describe, expect, it } from 'vitest';
import {
  mediaMachine,
  type CaptureCommand,
  type CaptureKind,
  type CaptureReport,
  type MediaEvent,
} from '../../src/media/media.ts';
import { createFakeActor, createFakeParent, noChoices } from '../../src/testing/testing.ts';
import { recordTransitions } from '../support/transition-coverage/recorder.ts';
import { device, track } from '../support/media-states.ts';

const deviceEvents = (kind: CaptureKind): MediaEvent[] => [
  { type: 'devices.open', kinds: [kind] },
  { type: `${kind}.toggle` },
  { type: `${kind}.live`, track: track(kind, 'd1') },
  { type: `${kind}.denied` },
  { type: `${kind}.missing` },
  { type: `${kind}.busy` },
  { type: `${kind}.overconstrained` },
  { type: `${kind}.insecure` },
  { type: `${kind}.ended` },
  { type: 'device.choose', kind, id: 'd1' },
  { type: 'device.choose', kind, id: 'd2' },
];

const events: readonly MediaEvent[] = [
  ...deviceEvents('microphone'),
  ...deviceEvents('camera'),
  { type: 'devices.open', kinds: ['microphone', 'camera'] },
  { type: 'devices.changed', devices: [] },
  { type: 'devices.changed', devices: [device('camera', 'd1'), device('microphone', 'd1')] },
  { type: 'devices.changed', devices: [device('camera', 'd2'), device('microphone', 'd2')] },
  { type: 'quality.choose', quality: '360p' },
  { type: 'receivers.changed', receiverCount: 3 },
  { type: 'screen.toggle' },
  { type: 'screen.live', video: 's', audio: 'a' },
  { type: 'screen.cancelled' },
  { type: 'screen.unavailable' },
  { type: 'screen.ended' },
];

describe('every path of the media machine', () => {
  const capture = createFakeActor<CaptureCommand, CaptureReport>();
  const machine = mediaMachine.provide({ actors: { capture: capture.logic } });
  const input = {
    parent: createFakeParent().ref,
    choices: noChoices,
    quality: 'auto',
    isListeningWhileMuted: true,
  } as const;
  const stateKey = ({ value, context }: SnapshotFrom<typeof machine>) =>
    JSON.stringify([value, context.isMuted]);
  const paths = getShortestPaths(machine, {
    input,
    events,
    serializeState: stateKey,
    filterEvents: (snapshot, event) => snapshot.can(event),
    limit: 100_000,
  });

  it('reaches every combination of microphone, camera, screen and receivers', () => {
    expect(new Set(paths.map(({ state }) => JSON.stringify(state.value))).size).toBe(9 * 8 * 4 * 2);
  });

  // Thousands of steps: slow on a processor with much else to do.
  it('keeps the slots in line with the states', { timeout: 60_000 }, () => {
    for (const { steps, state } of paths) {
      const actor = createActor(machine, { input, inspect: recordTransitions }).start();
      for (const { event } of steps.slice(1)) {
        actor.send(event);
        const snapshot = actor.getSnapshot();
        const { slots, microphone, camera } = snapshot.context;
        const isAudible = snapshot.matches({ microphone: { live: 'unmuted' } });
        expect(slots.microphone).toBe(isAudible ? (microphone?.id ?? null) : null);
        expect(slots.camera).toBe(
          snapshot.matches({ camera: 'live' }) ? (camera?.id ?? null) : null,
        );
        expect(slots.screen !== null).toBe(snapshot.matches({ screen: 'live' }));
      }
      expect(actor.getSnapshot().status).toBe('active');
      expect(stateKey(actor.getSnapshot())).toBe(stateKey(state));
      actor.stop();
    }
  });
});
