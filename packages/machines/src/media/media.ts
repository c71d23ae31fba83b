export { mediaDelays } from './delays.ts';
export { mediaMachine } from './machine.ts';
export { captureHeight, mediaQualities, type MediaQuality } from './quality.ts';
export { screenContents, type ScreenContent } from './screen-content.ts';
export { emptySlots, slotKinds, slotNames, type SlotName, type MediaSlots } from './slots.ts';
export type { MediaTag } from './setup.ts';
export { captureCommands, type CaptureCommand } from './commands.ts';
export { facingModes } from './types.ts';
export type {
  CaptureChoices,
  CaptureFailure,
  CaptureKind,
  CaptureReport,
  DeviceChoices,
  FacingMode,
  MediaDevice,
  LiveTrack,
  MediaContext,
  MediaEvent,
  MediaInput,
  MediaOutput,
  OwnVoiceInput,
  OwnVoiceReport,
  VoiceState,
} from './types.ts';
