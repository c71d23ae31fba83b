import type {
  IceServer,
  Lock,
  Member,
  PeerId,
  Profile,
  RefusalReason,
  RoomName,
  RoomPeek,
  RoomState,
} from '@visavis/protocol';
import type { ErrorActorEvent } from 'xstate';
import type { ConnectionBudget, SignalBudgets } from '../budget/budget.ts';
import type { MediaQuality } from '../media/media.ts';
import type { CaptureKind, DeviceChoices, MediaDevice, MediaOutput } from '../media/types.ts';
import type { ScreenContent } from '../media/screen-content.ts';
import type { MediaSlots } from '../media/slots.ts';
import type { CompareStep, KeyVerdict } from '../peer/comparison.ts';
import type { PeerOutput } from '../peer/types.ts';
import type { SignalingOutput } from '../signaling/types.ts';
import type { TrustReport } from '../trust/types.ts';
import type { Speakers } from './active-speaker.ts';
import type { PastGenerations } from './past-generations.ts';

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
  /** Raises or lowers the hand. */
  | { readonly type: 'hand.toggle' }
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
  | { readonly type: 'receivedVideo.choose'; readonly receivesVideo: boolean };

/** What the browser reports about the device that the call runs on. */
export type PlatformEvent =
  /** There is a network again. */
  | { readonly type: 'network.online' }
  /** There is no network at all. */
  | { readonly type: 'network.offline' }
  /** Another network interface is in use, or the page woke from sleep. */
  | { readonly type: 'network.changed' };

export type CallEvent =
  | Exclude<UserAction, { readonly type: 'returnToLobby' }>
  /** `returnToLobby` at this time, in milliseconds since 1970. The next generations start above it. */
  | { readonly type: 'returnToLobby'; readonly at: number }
  | PlatformEvent
  | MediaOutput
  | PeerOutput
  | SignalingOutput
  | TrustReport
  /** A member who was away did not come back in time, and the server was connected all this time. */
  | { readonly type: 'member.graceExpired'; readonly id: PeerId }
  /** A second has passed in which the members may send more signals. */
  | { readonly type: 'budgets.refilled' }
  /** It is time for the next connection to a newcomer. */
  | { readonly type: 'connection.due' }
  /** It is time to restart the peer of this member, which failed. */
  | { readonly type: 'peer.restart'; readonly id: PeerId }
  /** A member has been speaking for long enough to take over from the active speaker. */
  | { readonly type: 'speaker.takeoverDue'; readonly id: PeerId }
  /** The user has compared emoji with this key before, or with another key of this name. */
  | { readonly type: 'key.judged'; readonly peer: PeerId; readonly verdict: KeyVerdict }
  /** The owner of the private room changes its link: this is the lock of the new one. */
  | { readonly type: 'link.change'; readonly lock: Lock }
  /** The link of the private room has changed: the others need this member's profile with the new one. */
  | { readonly type: 'link.changed' }
  /** A member of the private room who did not have its new link when this page came with it, and has it now. */
  | { readonly type: 'member.opened'; readonly member: Member }
  | ErrorActorEvent;

/** The tags of the call machine's states. @public */
export type CallTag = 'inCall' | 'beforeCall' | 'finished';

export interface CallInput {
  readonly room: RoomName;
  readonly name: string;
  /** Whether only the link of the room opens it, of which the others must show that they have it. */
  readonly isPrivate: boolean;
  /** Milliseconds since 1970: this page's generations and revisions start here. A fraction is ignored. */
  readonly startedAt: number;
  readonly choices: DeviceChoices;
  readonly quality: MediaQuality;
  /** Whether the microphone stays on while it is muted, so that the page notices that the user speaks. */
  readonly isListeningWhileMuted: boolean;
}

/** The context of the call machine. @public */
export interface CallContext extends CallInput {
  /** This member's id, known from `welcome` on. */
  readonly self: PeerId | null;
  readonly profile: Profile;
  readonly slots: MediaSlots;
  /**
   * The other members, in the order in which they joined. For each there is a child `peer:ID`, except for those
   * who wait for a connection.
   */
  readonly members: readonly Member[];
  /** What the members may still send. */
  readonly budgets: SignalBudgets;
  /** The connections to newcomers that may be created, and who waits for one. */
  readonly connectionBudget: ConnectionBudget;
  readonly pastGenerations: PastGenerations;
  /** Who speaks, and the active speaker. */
  readonly speakers: Speakers;
  readonly roomState: RoomState | null;
  /** How long the server keeps the membership of a member who is away, in milliseconds; 0 before it says so. */
  readonly graceMs: number;
  /** The last answer to a peek. */
  readonly peek: RoomPeek | null;
  readonly iceServers: readonly IceServer[];
  /** Why the server refused this member. */
  readonly refusal: RefusalReason | null;
  /** The last actor of this call that failed, and its error message, for developers. */
  readonly lastFailure: string | null;
}
