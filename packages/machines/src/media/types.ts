import type { ActorRef, Snapshot } from 'xstate';
import type { MediaQuality } from './quality.ts';
import type { MediaSlots } from './slots.ts';

/** What a person is heard and seen with. */
export type CaptureKind = 'microphone' | 'camera';

/** A device that can be chosen, from enumerateDevices. The label is empty before permission. */
export interface MediaDevice {
  readonly kind: CaptureKind | 'speaker';
  readonly id: string;
  readonly label: string;
}

/** A local track that runs. */
export interface LiveTrack {
  readonly id: string;
  readonly deviceId: string | null;
  readonly label: string;
}

/**
 * Why there is no track: permission refused, no such device, in use by another program, no device that
 * meets the wish, or a page that is not secure (http other than localhost), where browsers have no devices.
 */
export type CaptureFailure = 'denied' | 'missing' | 'busy' | 'overconstrained' | 'insecure';

/** What the person chose, by device id; null is the browser's choice. */
export type DeviceChoices = Readonly<Record<MediaDevice['kind'], string | null>>;

/** What the machine asks of the capture actor, which owns the tracks. */
export type CaptureCommand =
  /** getUserMedia once for all kinds asked, so that the person is asked once. */
  | {
      readonly type: 'openDevices';
      readonly kinds: readonly CaptureKind[];
      readonly choices: DeviceChoices;
      readonly height: number;
    }
  /** Ends the track of a device, and lets go of the device. */
  | { readonly type: 'closeDevice'; readonly kind: CaptureKind }
  /** getDisplayMedia: the browser asks the person what to share. */
  | { readonly type: 'openScreen' }
  /** Ends the sharing. */
  | { readonly type: 'closeScreen' }
  /** applyConstraints on the camera that runs. */
  | { readonly type: 'setCaptureHeight'; readonly height: number };

/** What the capture actor reports. */
export type CaptureReport =
  /** The device runs. */
  | { readonly type: `${CaptureKind}.live`; readonly track: LiveTrack }
  /** The device does not run, for this reason. */
  | { readonly type: `${CaptureKind}.${CaptureFailure}` }
  /** The device was unplugged or taken away by the system. */
  | { readonly type: `${CaptureKind}.ended` }
  /** A screen is shared, with its sound where the person chose so. */
  | { readonly type: 'screen.live'; readonly video: string; readonly audio: string | null }
  /** The person chose nothing to share. */
  | { readonly type: 'screen.cancelled' }
  /** The person chose, or could not even choose: the system or the browser gives no screen. */
  | { readonly type: 'screen.unavailable' }
  /** The person stopped sharing in the browser's own bar. */
  | { readonly type: 'screen.ended' }
  /** Which devices there are: at first, and whenever one comes or goes. */
  | { readonly type: 'devices.changed'; readonly devices: readonly MediaDevice[] };

/** What the media machine hears. */
export type MediaEvent =
  | CaptureReport
  /** These devices are to be turned on. */
  | { readonly type: 'devices.open'; readonly kinds: readonly CaptureKind[] }
  /** Mutes the microphone, lets it be heard again, or turns it on where it is off. */
  | { readonly type: 'microphone.toggle' }
  /** Turns the camera on or off. */
  | { readonly type: 'camera.toggle' }
  /** Begins to share a screen, or ends that. */
  | { readonly type: 'screen.toggle' }
  /** A device for now and later; null gives the choice back to the browser. */
  | {
      readonly type: 'device.choose';
      readonly kind: MediaDevice['kind'];
      readonly id: string | null;
    }
  /** The quality of the picture, for now and later. */
  | { readonly type: 'quality.choose'; readonly quality: MediaQuality }
  /** How many others there are to send to, for the automatic quality. */
  | { readonly type: 'receivers.changed'; readonly receiverCount: number };

/** What the media machine tells the call. */
export type MediaOutput =
  /** What is sent has changed: which track stands in which slot. */
  { readonly type: 'media.changed'; readonly slots: MediaSlots };

export interface MediaInput {
  readonly parent: ActorRef<Snapshot<unknown>, MediaOutput>;
  readonly choices: DeviceChoices;
  readonly quality: MediaQuality;
}

export interface MediaContext extends MediaInput {
  readonly devices: readonly MediaDevice[];
  readonly microphone: LiveTrack | null;
  /** The person muted the microphone, whichever it is: one that takes its place is muted as well. */
  readonly isMuted: boolean;
  readonly camera: LiveTrack | null;
  readonly slots: MediaSlots;
  readonly receiverCount: number;
}
