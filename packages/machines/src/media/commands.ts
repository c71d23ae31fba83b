import { fields, type CommandOf } from '../commands/commands.ts';
import type { ScreenContent } from './screen-content.ts';
import type { CaptureChoices, CaptureKind, FacingMode } from './types.ts';

/** Commands to the capture actor, which owns the tracks. */
export const captureCommands = {
  /**
   * getUserMedia, in one call for all kinds, so that the browser shows one prompt. `choices`: the devices to
   * open, null for any. `facing`: which camera then. `height` in pixels.
   */
  openDevices: fields<{
    readonly kinds: readonly CaptureKind[];
    readonly choices: CaptureChoices;
    readonly facing: FacingMode;
    readonly height: number;
  }>(),
  /** Stops the track of a device and releases the device. */
  closeDevice: fields<{ readonly kind: CaptureKind }>(),
  /** getDisplayMedia: the browser asks the user what to share. */
  openScreen: fields<{ readonly content: ScreenContent }>(),
  /** Changes frame rate and content hint of the shared screen. */
  setScreenContent: fields<{ readonly content: ScreenContent }>(),
  /** Stops the screen share. */
  closeScreen: fields(),
  /** applyConstraints on the live camera track. `height` in pixels. */
  setCaptureHeight: fields<{ readonly height: number }>(),
};
export type CaptureCommand = CommandOf<typeof captureCommands>;
