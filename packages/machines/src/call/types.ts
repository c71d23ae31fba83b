import type {
  IceServer,
  Lock,
  Member,
  PeerId,
  Profile,
  RefusalReason,
  Role,
  RoomName,
  RoomPeek,
  RoomState,
} from '@visavis/protocol';
import type { ErrorActorEvent } from 'xstate';
import type { ConnectionBudget, SignalBudgets } from '../budget/budget.ts';
import type { MediaQuality } from '../media/media.ts';
import type { DeviceChoices, MediaOutput } from '../media/types.ts';
import type { MediaSlots } from '../media/slots.ts';
import type { KeyVerdict } from '../peer/comparison.ts';
import type { PeerOutput } from '../peer/types.ts';
import type { SignalingOutput } from '../signaling/types.ts';
import type { TrustReport } from '../trust/types.ts';
import type { Speakers } from './active-speaker.ts';
import type { ReceivedModeration, RefusedModeration } from './answered-moderation.ts';
import type { PastGenerations } from './past-generations.ts';
import type { UserAction } from './user-action.ts';

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
  /** Somebody who moderates has removed this member. */
  | { readonly type: 'member.removed'; readonly id: PeerId }
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
  /** How many the server says are in the private room who do not have its link. */
  | { readonly type: 'outsiders.counted'; readonly count: number }
  /** Some of them have been there for so long that it is not because the link was changed. */
  | { readonly type: 'outsiders.stayed' }
  | ErrorActorEvent;

/** What the call machine emits for the page. */
export interface CallNotification {
  /** Somebody who may do so, perhaps this member, has removed a member from the room. */
  readonly type: 'memberRemoved';
  readonly id: PeerId;
}

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
  /** This member's own role. */
  readonly role: Role;
  /** Those in the waiting room, in the order in which they came; empty for guests. */
  readonly waiting: readonly Member[];
  /** While this member waits, who can admit it. */
  readonly asked: readonly Member[];
  /** The number of the last moderation of each member who has moderated, this one included. */
  readonly moderationNumbers: Readonly<Record<PeerId, number>>;
  /** Who was removed last, at most `maxRemoved`: this page does not connect to them, even if the server lets them in. */
  readonly removed: readonly PeerId[];
  /** How many are in the private room, according to the server, who do not have its link. This page ignores them. */
  readonly outsiderCount: number;
  /** Whether some of them have been there for longer than a change of the link takes. */
  readonly haveOutsidersStayed: boolean;
  /** The last moderation by somebody else that concerned this member. */
  readonly lastModeration: ReceivedModeration | null;
  /** The last moderation of this member that the server refused. */
  readonly refusedModeration: RefusedModeration | null;
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
  /** The members whose video the user does not want, also those who are not in the room. */
  readonly unwantedVideos: readonly PeerId[];
  /** The members from whom the user has disconnected, also those who are not in the room. */
  readonly disconnectedFrom: readonly PeerId[];
  /** Whether the others may not learn the address of this device. */
  readonly isAddressHidden: boolean;
  /** Why the server refused this member. */
  readonly refusal: RefusalReason | null;
  /** The last actor of this call that failed, and its error message, for developers. */
  readonly lastFailure: string | null;
}
