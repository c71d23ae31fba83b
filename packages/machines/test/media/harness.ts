import { createActor, SimulatedClock } from 'xstate';
import {
  mediaMachine,
  type CaptureCommand,
  type CaptureFailure,
  type CaptureKind,
  type CaptureReport,
  type Choices,
  type Device,
  type LiveTrack,
  type MediaOutput,
  type MediaQuality,
} from '../../src/media/media.ts';
import { Coverage } from '../support/coverage.ts';
import { fakeChild } from '../support/fake-child.ts';
import { fakeParent } from '../support/parent.ts';

/** Shared by everything that `media.test.ts` brings together. */
export const coverage = new Coverage(mediaMachine);

export const noChoices: Choices = { microphone: null, camera: null, speaker: null };

export const device = (kind: Device['kind'], id: string): Device => ({ kind, id, label: id });

export const track = (id: string, deviceId: string | null = `device of ${id}`): LiveTrack => ({
  id,
  deviceId,
  label: id,
});

/** A media machine with a fake capture actor below it and a fake call above it. */
export function media({
  choices = noChoices,
  quality = 'auto',
}: { readonly choices?: Choices; readonly quality?: MediaQuality } = {}) {
  const capture = fakeChild<CaptureCommand, CaptureReport>();
  const parent = fakeParent<MediaOutput>();
  const clock = new SimulatedClock();
  const actor = createActor(mediaMachine.provide({ actors: { capture: capture.logic } }), {
    inspect: coverage.inspect,
    clock,
    input: { parent: parent.ref, choices, quality },
  }).start();
  return {
    actor,
    capture,
    clock,
    report: (event: CaptureReport) => capture.now.report(event),
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

export type Media = ReturnType<typeof media>;

/** The person has allowed a device, which runs. */
export function live(kind: CaptureKind, options: Parameters<typeof media>[0] = {}): Media {
  const all = media(options);
  all.actor.send({ type: 'open', kinds: [kind] });
  all.report({ type: `${kind}.live`, track: track(kind) });
  return all;
}

export const isLive = (all: Media, kind: CaptureKind): boolean =>
  kind === 'camera'
    ? all.actor.getSnapshot().matches({ camera: 'live' })
    : all.actor.getSnapshot().matches({ microphone: 'live' });

export const failures: readonly CaptureFailure[] = [
  'denied',
  'missing',
  'busy',
  'over-constrained',
  'insecure',
];

export const openings = (all: Media) => all.capture.told('open');
