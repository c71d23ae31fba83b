import { createActor, SimulatedClock } from 'xstate';
import {
  mediaMachine,
  type CaptureCommand,
  type CaptureFailure,
  type CaptureKind,
  type CaptureReport,
  type DeviceChoices,
  type MediaDevice,
  type LiveTrack,
  type MediaOutput,
  type MediaQuality,
} from '../../src/media/media.ts';
import { TransitionCoverage } from './transition-coverage.ts';
import { fakeChild } from './fake-child.ts';
import { fakeParent } from './fake-parent.ts';

/** Shared by everything that `media.test.ts` brings together. */
export const mediaCoverage = new TransitionCoverage(mediaMachine);

export const noChoices: DeviceChoices = { microphone: null, camera: null, speaker: null };

export const device = (kind: MediaDevice['kind'], id: string): MediaDevice => ({
  kind,
  id,
  label: id,
});

export const track = (id: string, deviceId: string | null = `device of ${id}`): LiveTrack => ({
  id,
  deviceId,
  label: id,
});

/** A media machine with a fake capture actor below it and a fake call above it. */
export function startMedia({
  choices = noChoices,
  quality = 'auto',
}: { readonly choices?: DeviceChoices; readonly quality?: MediaQuality } = {}) {
  const capture = fakeChild<CaptureCommand, CaptureReport>();
  const parent = fakeParent<MediaOutput>();
  const clock = new SimulatedClock();
  const actor = createActor(mediaMachine.provide({ actors: { capture: capture.logic } }), {
    inspect: mediaCoverage.inspect,
    clock,
    input: { parent: parent.ref, choices, quality },
  }).start();
  return {
    actor,
    capture,
    clock,
    report: (event: CaptureReport) => capture.now.sendReport(event),
    get state() {
      return actor.getSnapshot().value;
    },
    get context() {
      return actor.getSnapshot().context;
    },
    get slots() {
      return actor.getSnapshot().context.slots;
    },
    /** What the call was told last of the slots. */
    get told() {
      return parent.heard.at(-1)?.slots;
    },
    /** What the others may have been sent in one slot, in the order of time. */
    sent: (slot: keyof MediaOutput['slots']) => parent.heard.map(({ slots }) => slots[slot]),
  };
}

export type MediaHarness = ReturnType<typeof startMedia>;

/** The person has allowed a device, which runs. */
export function startLive(
  kind: CaptureKind,
  options: Parameters<typeof startMedia>[0] = {},
): MediaHarness {
  const all = startMedia(options);
  all.actor.send({ type: 'devices.open', kinds: [kind] });
  all.report({ type: `${kind}.live`, track: track(kind) });
  return all;
}

export const isLive = (all: MediaHarness, kind: CaptureKind): boolean =>
  kind === 'camera'
    ? all.actor.getSnapshot().matches({ camera: 'live' })
    : all.actor.getSnapshot().matches({ microphone: 'live' });

export const failures: readonly CaptureFailure[] = [
  'denied',
  'missing',
  'busy',
  'overconstrained',
  'insecure',
];

export const openCommands = (all: MediaHarness) => all.capture.told('openDevices');
