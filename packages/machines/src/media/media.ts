export { mediaDelays } from './delays.ts';
export { mediaMachine } from './machine.ts';
export { captureHeight, qualities, type Quality as MediaQuality } from './quality.ts';
export { emptySlots, slotKinds, slotNames, type SlotName, type Slots } from './slots.ts';
export type { MediaTag } from './setup.ts';
export type {
  CaptureCommand,
  CaptureFailure,
  CaptureKind,
  CaptureReport,
  Choices,
  Device,
  LiveTrack,
  MediaContext,
  MediaEvent,
  MediaInput,
  MediaOutput,
} from './types.ts';
