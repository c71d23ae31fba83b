import {
  mayShareScreen,
  type Member,
  type PeerId,
  type RemoteStreamKind,
  type SlotName,
  type UserAction,
} from '@visavis/client';
import {
  createContext,
  createMemo,
  createRoot,
  createSignal,
  onCleanup,
  useContext,
} from 'solid-js';
import type { Accessor } from 'solid-js';
import {
  activeSpeakerOf,
  ownVoiceOf,
  peerActorOf,
  recentSpeakersOf,
  type CallSnapshot,
  type MediaSnapshot,
  type OwnVoice,
  type PeerActor,
  type SignalingSnapshot,
} from '@visavis/client/derived';
import type { Session } from '../session/session.ts';
import { createLookAlikes, type LookAlikeKey } from './look-alikes.ts';
import { createMutedMembers, type MutedMembers } from './muted-members.ts';
import { createSnapshots } from './snapshots.ts';
import { createVolumes, type Volumes } from './volumes.ts';

/** A call as components see it: the snapshots of its machines as signals, its streams, and `send`. */
export interface CallView extends Session, Volumes, MutedMembers {
  readonly send: (event: UserAction) => void;
  readonly snapshot: Accessor<CallSnapshot>;
  readonly media: Accessor<MediaSnapshot | undefined>;
  readonly signaling: Accessor<SignalingSnapshot | undefined>;
  /** The ids of the other members, in the order in which they joined. */
  readonly memberIds: Accessor<readonly PeerId[]>;
  readonly member: (id: PeerId) => Member | undefined;
  /** Whether the user wants the video of the other members. */
  readonly receivesVideo: Accessor<boolean>;
  /** Whether the user hides the video of a member. */
  readonly isVideoHidden: (id: PeerId) => boolean;
  /** Whether the user has disconnected from a member. */
  readonly isDisconnectedFrom: (id: PeerId) => boolean;
  /** Whether there is video of a member's camera to show. */
  readonly hasVideo: (id: PeerId) => boolean;
  /** Whether there is a shared screen of a member to show: guests may have lost the right to share one. */
  readonly hasScreen: (id: PeerId) => boolean;
  /** Whether the name of someone else in the room looks like that of a member. */
  readonly hasLookAlike: (member: LookAlikeKey) => boolean;
  /** Who speaks, or spoke last while nobody does; null before anybody has spoken. */
  readonly activeSpeaker: Accessor<PeerId | null>;
  /** The members who have spoken; who started last comes first. */
  readonly recentSpeakers: Accessor<readonly PeerId[]>;
  /** Whether a member speaks at the moment. */
  readonly isSpeaking: (id: PeerId) => boolean;
  /** Whether the user speaks, and whether anybody can hear it. */
  readonly ownVoice: Accessor<OwnVoice>;
  readonly peerActor: (id: PeerId) => PeerActor | undefined;
  readonly ownStream: (slot: SlotName) => MediaStream | null;
  readonly remoteStream: (peer: PeerId, view: RemoteStreamKind) => MediaStream | null;
}

const hasSameIds = (before: readonly PeerId[], now: readonly PeerId[]) =>
  before.length === now.length && before.every((id, index) => id === now[index]);

const sharesScreen = (
  member: Member | undefined,
  room: CallSnapshot['context']['roomState'],
): boolean => member?.profile.screen === true && mayShareScreen(member.role, room?.guestRights);

/**
 * Creates the view of a call. It has its own reactive root outside of the components, so that no component that is
 * still loading suspends it.
 */
export function createCallView({ call, history }: Session): {
  readonly view: CallView;
  readonly dispose: () => void;
} {
  return createRoot((dispose) => {
    const snapshot = createSnapshots(() => call.actor);
    // An attempt that fails at once must not look as if there had been none.
    const media = createSnapshots(() => snapshot().children.media, 'eachSnapshot');
    const signaling = createSnapshots(() => snapshot().children.signaling);
    const memberIds = createMemo<readonly PeerId[]>(
      () => snapshot().context.members.map(({ id }) => id),
      [],
      { equals: hasSameIds },
    );
    const speakingIds = createMemo(() => snapshot().context.speakers.speaking);
    const lookAlikes = createLookAlikes(() => {
      const { members, profile } = snapshot().context;
      return new Map<LookAlikeKey, string>([
        ['self', profile.name],
        ...members.map((member) => [member.id, member.profile.name] as const),
      ]);
    });
    const [streamsChanged, changeStreams] = createSignal(undefined, { equals: false });
    onCleanup(call.streams.subscribe(() => changeStreams(undefined)));
    const member = (id: PeerId) => snapshot().context.members.find((other) => other.id === id);
    const receivesVideo = createMemo(() => snapshot().context.profile.receivesVideo);
    const hiddenVideos = createMemo(() => snapshot().context.unwantedVideos);
    const disconnectedFrom = createMemo(() => snapshot().context.disconnectedFrom);
    const isVideoHidden = (id: PeerId) => hiddenVideos().includes(id);
    const view: CallView = {
      ...createVolumes((id) => member(id)?.profile.name ?? ''),
      ...createMutedMembers(),
      call,
      history,
      send: (event) => call.send(event),
      snapshot,
      media,
      signaling,
      memberIds,
      member,
      receivesVideo,
      isVideoHidden,
      isDisconnectedFrom: (id) => disconnectedFrom().includes(id),
      hasVideo: (id) =>
        receivesVideo() && !isVideoHidden(id) && member(id)?.profile.camera === true,
      hasScreen: (id) => sharesScreen(member(id), snapshot().context.roomState),
      hasLookAlike: (member) => lookAlikes().has(member),
      activeSpeaker: createMemo(() => activeSpeakerOf(snapshot())),
      recentSpeakers: createMemo(() => recentSpeakersOf(snapshot()), [], { equals: hasSameIds }),
      isSpeaking: (id) => speakingIds().includes(id),
      ownVoice: createMemo(() => ownVoiceOf(media())),
      peerActor: (id) => peerActorOf(snapshot(), id),
      ownStream(slot) {
        streamsChanged();
        return call.streams.getLocal(slot);
      },
      remoteStream(peer, remoteView) {
        streamsChanged();
        return call.streams.getRemote(peer, remoteView);
      },
    };
    return { view, dispose };
  });
}

const CallContext = createContext<CallView>();
export const CallProvider = CallContext.Provider;

/** The view of the call that contains the component. */
export function useCall(): CallView {
  const view = useContext(CallContext);
  if (view === undefined) throw new Error('This component is not inside a CallProvider.');
  return view;
}
