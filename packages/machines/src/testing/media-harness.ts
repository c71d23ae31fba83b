import { createActor, SimulatedClock, type EventObject } from 'xstate';
import { mediaMachine } from '../media/machine.ts';
import type { SlotName } from '../media/slots.ts';
import type { CaptureCommand } from '../media/commands.ts';
import type {
  CaptureReport,
  DeviceChoices,
  MediaInput,
  MediaOutput,
  OwnVoiceInput,
  OwnVoiceReport,
} from '../media/types.ts';
import { createFakeActor } from './fake-actor.ts';
import { createFakeParent } from './fake-parent.ts';
import { inspect } from './inspection.ts';

export const noChoices: DeviceChoices = { microphone: null, camera: null, speaker: null };

/** Starts a media machine with a fake capture actor, a fake parent and a simulated clock. */
export function startMedia({
  choices = noChoices,
  quality = 'auto',
  isListeningWhileMuted = true,
}: Partial<Omit<MediaInput, 'parent'>> = {}) {
  const capture = createFakeActor<CaptureCommand, CaptureReport>();
  const ownVoice = createFakeActor<EventObject, OwnVoiceReport, OwnVoiceInput>();
  const parent = createFakeParent<MediaOutput>();
  const clock = new SimulatedClock();
  const actors = { capture: capture.logic, ownVoice: ownVoice.logic };
  const actor = createActor(mediaMachine.provide({ actors }), {
    inspect,
    clock,
    input: { parent: parent.ref, choices, quality, isListeningWhileMuted },
  }).start();
  return {
    actor,
    capture,
    ownVoice,
    clock,
    /** Sends a report of the capture actor. */
    report: (event: CaptureReport) => capture.current.report(event),
    get state() {
      return actor.getSnapshot().value;
    },
    get context() {
      return actor.getSnapshot().context;
    },
    get slots() {
      return actor.getSnapshot().context.slots;
    },
    /** The slots that the machine last reported to its parent. */
    get reportedSlots() {
      return parent.received.at(-1)?.slots;
    },
    /** All tracks that the machine reported for one slot, oldest first. */
    reportedTracks: (slot: SlotName) => parent.received.map(({ slots }) => slots[slot]),
  };
}

export type MediaHarness = ReturnType<typeof startMedia>;
