import type { ModerationAction, PeerId, Portrait } from '@visavis/protocol';
import type { MediaQuality } from '../media/media.ts';
import type { ScreenContent } from '../media/screen-content.ts';
import type { CaptureKind, MediaDevice } from '../media/types.ts';
import type { CompareStep } from '../peer/comparison.ts';

/** A user action, as the page sends it to the call. @public */
export type UserAction =
  /** Opens the lobby: connects to the server. The members see nothing of it. */
  | { readonly type: 'openLobby' }
  /** Joins the room. The name has 1 to 64 characters; without one, the last name is kept. */
  | { readonly type: 'join'; readonly name?: string }
  /** Leaves the room, or stops waiting for it. */
  | { readonly type: 'leave' }
  /** Goes back to the lobby after the call has ended. */
  | { readonly type: 'returnToLobby' }
  /** Changes the name that all members see. */
  | { readonly type: 'rename'; readonly name: string }
  /** Shows a picture to those who can admit this member to a private room, while it waits; null takes it back. */
  | { readonly type: 'portrait.offer'; readonly portrait: Portrait | null }
  /** Raises or lowers the hand. */
  | { readonly type: 'hand.toggle' }
  /** Moderates the room. Nothing happens if the role of this member does not permit it. */
  | { readonly type: 'moderate'; readonly action: ModerationAction }
  /** Asks again who is in the room, from the lobby. */
  | { readonly type: 'peek' }
  /** Tries again to connect to this peer, or to the server if there is none. */
  | { readonly type: 'retry'; readonly peer?: PeerId }
  /** Compares emoji with a member. */
  | { readonly type: 'compare'; readonly peer: PeerId; readonly step: CompareStep }
  /** Turns these devices on. */
  | { readonly type: 'media.open'; readonly kinds: readonly CaptureKind[] }
  /** Mutes or unmutes the microphone, or turns it on. */
  | { readonly type: 'microphone.toggle' }
  /** Mutes the microphone, or stops opening it. Nothing happens if it is muted or off. */
  | { readonly type: 'microphone.off' }
  /** Turns the camera on or off. */
  | { readonly type: 'camera.toggle' }
  /** Turns the camera off, or stops opening it. Nothing happens if it is off. */
  | { readonly type: 'camera.off' }
  /** Changes to the camera that faces the other way. */
  | { readonly type: 'camera.flip' }
  /** Starts or stops sharing a screen. */
  | { readonly type: 'screen.toggle' }
  /** Chooses what a shared screen shows, now or later. */
  | { readonly type: 'screenContent.choose'; readonly content: ScreenContent }
  /** Chooses a device, also for later; null lets the browser choose. */
  | {
      readonly type: 'device.choose';
      readonly kind: MediaDevice['kind'];
      readonly id: string | null;
    }
  /** Chooses the quality of the video, also for later. */
  | { readonly type: 'quality.choose'; readonly quality: MediaQuality }
  /** Chooses whether the microphone stays on while it is muted, also for later. */
  | { readonly type: 'listening.choose'; readonly isListeningWhileMuted: boolean }
  /** Chooses whether the others send the video of their cameras to this member. */
  | { readonly type: 'receivedVideo.choose'; readonly receivesVideo: boolean }
  /** Chooses whether this member sends the video of its camera to this page. The others receive it all the same. */
  | { readonly type: 'memberVideo.choose'; readonly id: PeerId; readonly isWanted: boolean }
  /** Closes the connection to this member, and refuses those that it offers. It need not be in the room. */
  | { readonly type: 'member.disconnect'; readonly id: PeerId }
  /** Connects to this member again. */
  | { readonly type: 'member.reconnect'; readonly id: PeerId }
  /** Chooses whether the others learn the address of this device, or that of a relay only. */
  | { readonly type: 'addressHiding.choose'; readonly isAddressHidden: boolean };
