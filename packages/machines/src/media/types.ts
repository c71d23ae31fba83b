import type { ActorRef, Snapshot } from 'xstate';
import type { MediaQuality } from './quality.ts';
import type { ScreenContent } from './screen-content.ts';
import type { MediaSlots } from './slots.ts';

/** The devices that tracks are captured from. @public */
export type CaptureKind = 'microphone' | 'camera';

/** A device from enumerateDevices. The label is empty before permission is granted. @public */
export interface MediaDevice {
  readonly kind: CaptureKind | 'speaker';
  readonly id: string;
  readonly label: string;
  /** The same for the microphone and the speaker of one headset; empty if unknown. */
  readonly groupId: string;
}

/** The ways a camera can face: towards the user or away (VideoFacingModeEnum, Media Capture). @public */
export const facingModes = ['user', 'environment'] as const;
export type FacingMode = (typeof facingModes)[number];

/** A live local MediaStreamTrack. */
export interface LiveTrack {
  readonly id: string;
  readonly deviceId: string | null;
  readonly label: string;
  /** The way a camera faces, if known: cameras that are not part of a phone do not tell. */
  readonly facingMode?: FacingMode;
}

/**
 * Why there is no track: permission denied, no such device, in use by another program, no device that meets
 * the constraints, or no secure context (http other than localhost).
 *
 * @public
 */
export type CaptureFailure = 'denied' | 'missing' | 'busy' | 'overconstrained' | 'insecure';

/** Ids of the devices that the user chose; null leaves the choice to the browser. */
export type DeviceChoices = Readonly<Record<MediaDevice['kind'], string | null>>;

/** The choices of devices that tracks are captured from. */
export type CaptureChoices = Pick<DeviceChoices, CaptureKind>;

/** Reports of the capture actor. */
export type CaptureReport =
  /** The device has a live track. */
  | { readonly type: `${CaptureKind}.live`; readonly track: LiveTrack }
  /** Capturing from the device failed. */
  | { readonly type: `${CaptureKind}.${CaptureFailure}` }
  /** The device was unplugged, or taken away by the system. */
  | { readonly type: `${CaptureKind}.ended` }
  /** A screen is shared, with its audio if the user chose so. The values are track ids. */
  | { readonly type: 'screen.live'; readonly video: string; readonly audio: string | null }
  /** The user cancelled the choice of what to share. */
  | { readonly type: 'screen.cancelled' }
  /** The system or the browser does not allow capturing the screen. */
  | { readonly type: 'screen.unavailable' }
  /** The user stopped the screen share in the browser's own bar. */
  | { readonly type: 'screen.ended' }
  /** The available devices: at the start, and whenever one is added or removed. */
  | { readonly type: 'devices.changed'; readonly devices: readonly MediaDevice[] };

/** Whether somebody speaks. It follows from audio levels, with hysteresis. */
export type VoiceState = 'silent' | 'speaking';

/** What the actor needs that listens to the user. */
export interface OwnVoiceInput {
  /** The id of the microphone's track. */
  readonly track: string;
}

/** Reports of that actor. */
export type OwnVoiceReport =
  /** The user has started or stopped to speak. */
  { readonly type: `voice.${VoiceState}` };

/** The events of the media machine. */
export type MediaEvent =
  | CaptureReport
  | OwnVoiceReport
  /** Turns these devices on. */
  | { readonly type: 'devices.open'; readonly kinds: readonly CaptureKind[] }
  /** Mutes or unmutes the microphone, or turns it on if it is off. */
  | { readonly type: 'microphone.toggle' }
  /** Mutes the microphone, or stops opening it. Nothing happens if it is muted or off. */
  | { readonly type: 'microphone.off' }
  /** Turns the camera on or off. */
  | { readonly type: 'camera.toggle' }
  /** Turns the camera off, or stops opening it. Nothing happens if it is off. */
  | { readonly type: 'camera.off' }
  /** Changes to the camera that faces the other way. */
  | { readonly type: 'camera.flip' }
  /** Starts or stops a screen share. */
  | { readonly type: 'screen.toggle' }
  /** Stop sharing the screen. Nothing happens if none is shared. */
  | { readonly type: 'screen.off' }
  /** Chooses what a shared screen shows, now or later. */
  | { readonly type: 'screenContent.choose'; readonly content: ScreenContent }
  /** Chooses a device; null leaves the choice to the browser. */
  | {
      readonly type: 'device.choose';
      readonly kind: MediaDevice['kind'];
      readonly id: string | null;
    }
  /** Chooses the quality of the camera video. */
  | { readonly type: 'quality.choose'; readonly quality: MediaQuality }
  /** Chooses whether the microphone stays on while it is muted. */
  | { readonly type: 'listening.choose'; readonly isListeningWhileMuted: boolean }
  /** The number of peers that receive the camera, for the automatic quality. */
  | { readonly type: 'receivers.changed'; readonly receiverCount: number };

/** The events that the media machine sends to its parent. */
export type MediaOutput =
  /** The tracks to send have changed. */
  { readonly type: 'media.changed'; readonly slots: MediaSlots };

export interface MediaInput {
  readonly parent: ActorRef<Snapshot<unknown>, MediaOutput>;
  readonly choices: DeviceChoices;
  readonly quality: MediaQuality;
  /**
   * Whether the microphone stays on while it is muted: unmuting takes no time then, and the page notices that
   * the user speaks. Otherwise the device is released, so that its light goes out.
   */
  readonly isListeningWhileMuted: boolean;
}

export interface MediaContext extends MediaInput {
  readonly devices: readonly MediaDevice[];
  /** The device that the last request of each kind asked for; null left it to the browser. */
  readonly requested: CaptureChoices;
  readonly microphone: LiveTrack | null;
  /** Whether the user muted the microphone. It stays muted when another device replaces it. */
  readonly isMuted: boolean;
  readonly camera: LiveTrack | null;
  /** Which camera to open if the user chose none. */
  readonly facing: FacingMode;
  readonly screenContent: ScreenContent;
  readonly slots: MediaSlots;
  readonly receiverCount: number;
}
