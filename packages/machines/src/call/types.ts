import type {
  IceServer,
  Member,
  PeerId,
  Profile,
  RefusalReason,
  RoomName,
  RoomPeek,
  RoomState,
} from '@visavis/protocol';
import type { ErrorActorEvent } from 'xstate';
import type { MediaQuality } from '../media/media.ts';
import type { CaptureKind, DeviceChoices, MediaDevice, MediaOutput } from '../media/types.ts';
import type { MediaSlots } from '../media/slots.ts';
import type { PeerOutput } from '../peer/types.ts';
import type { SignalingOutput } from '../signaling/types.ts';

/** What a person does in a call. */
export type UserAction =
  /** To the door: the connection to the server is opened, nobody is told. */
  | { readonly type: 'openLobby' }
  /** Into the room. The name is 1 to 64 characters; the one given before is kept when left out. */
  | { readonly type: 'join'; readonly name?: string }
  /** Out of the room, or away from its door. */
  | { readonly type: 'leave' }
  /** From a way out back to the door. */
  | { readonly type: 'returnToLobby' }
  /** Another name, for everyone to see. */
  | { readonly type: 'rename'; readonly name: string }
  /** Raises the hand, or takes it down. */
  | { readonly type: 'hand.toggle' }
  /** Looks again who is in the room, from the door. */
  | { readonly type: 'peek' }
  /** Another try to connect with one person, or with the server where no person is named. */
  | { readonly type: 'retry'; readonly peer?: PeerId }
  /** Turns these devices on. */
  | { readonly type: 'media.open'; readonly kinds: readonly CaptureKind[] }
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
  | { readonly type: 'quality.choose'; readonly quality: MediaQuality };

/** What the platform tells a call about the device it runs on. */
export type PlatformEvent =
  /** The browser says that there is a network again. */
  | { readonly type: 'network.online' }
  /** The browser says that there is no network at all. */
  | { readonly type: 'network.offline' }
  /** The way to the network is another one, or the page woke from a sleep. */
  | { readonly type: 'network.changed' };

export type CallEvent =
  | Exclude<UserAction, { readonly type: 'returnToLobby' }>
  /** `again` with its time, milliseconds since 1970: the next call's generations begin above the last one's. */
  | { readonly type: 'returnToLobby'; readonly at: number }
  | PlatformEvent
  | MediaOutput
  | PeerOutput
  | SignalingOutput
  /** Someone who was missing after a resync did not come back in time. */
  | { readonly type: 'member.graceExpired'; readonly id: PeerId }
  /** The time has come for the connection to someone whose machine broke. */
  | { readonly type: 'peer.restart'; readonly id: PeerId }
  | ErrorActorEvent;

export interface CallInput {
  readonly room: RoomName;
  readonly name: string;
  /** Milliseconds since 1970, of which whole ones count: where this page's generations and revisions begin. */
  readonly startedAt: number;
  readonly choices: DeviceChoices;
  readonly quality: MediaQuality;
}

export interface CallContext extends CallInput {
  /** This person's id, known from `welcome` on. */
  readonly self: PeerId | null;
  readonly profile: Profile;
  readonly slots: MediaSlots;
  /** Everyone else, in the order in which they came. For each there is a child `peer:ID`. */
  readonly members: readonly Member[];
  readonly roomState: RoomState | null;
  /** Who is there, as seen from the door. */
  readonly peek: RoomPeek | null;
  readonly iceServers: readonly IceServer[];
  /** Why the server said no. */
  readonly refusal: RefusalReason | null;
  /** The last actor of this call that broke, and by what, for a developer. */
  readonly lastFailure: string | null;
}
