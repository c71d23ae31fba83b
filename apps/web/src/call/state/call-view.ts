import type { Member, PeerId, UserAction, RemoteStreamKind, SlotName } from '@visavis/client';
import { fromActorRef } from '@xstate/solid';
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
  peerOf,
  type CallSnapshot,
  type MediaSnapshot,
  type PeerActor,
  type SignalingSnapshot,
} from './call-actors.ts';
import type { Session } from '../session/session.ts';
import { createSnapshots } from './snapshots.ts';

/** A call as components see it: what its machines say now, and the way to tell it something. */
export interface CallView extends Session {
  readonly send: (event: UserAction) => void;
  readonly snapshot: Accessor<CallSnapshot>;
  readonly media: Accessor<MediaSnapshot | undefined>;
  readonly signaling: Accessor<SignalingSnapshot | undefined>;
  /** Everyone else's id, in the order in which they came. */
  readonly memberIds: Accessor<readonly PeerId[]>;
  readonly member: (id: PeerId) => Member | undefined;
  readonly peerActor: (id: PeerId) => PeerActor | undefined;
  readonly ownStream: (slot: SlotName) => MediaStream | null;
  readonly remoteStream: (peer: PeerId, view: RemoteStreamKind) => MediaStream | null;
}

const hasSameIds = (before: readonly PeerId[], now: readonly PeerId[]) =>
  before.length === now.length && before.every((id, place) => id === now[place]);

/**
 * Makes the view of a call. It has a root of its own, outside of every component, so that nothing that is
 * still being loaded delays it.
 */
export function createCallView({ call, history }: Session): {
  readonly view: CallView;
  readonly dispose: () => void;
} {
  return createRoot((dispose) => {
    const snapshot = createSnapshots(() => call.actor);
    const media = fromActorRef(() => snapshot().children.media);
    const signaling = createSnapshots(() => snapshot().children.signaling);
    const memberIds = createMemo<readonly PeerId[]>(
      () => snapshot().context.members.map(({ id }) => id),
      [],
      { equals: hasSameIds },
    );
    const [streamsChanged, changeStreams] = createSignal(undefined, { equals: false });
    onCleanup(call.streams.subscribe(() => changeStreams(undefined)));
    const view: CallView = {
      call,
      history,
      send: (event) => call.send(event),
      snapshot,
      media,
      signaling,
      memberIds,
      member: (id) => snapshot().context.members.find((member) => member.id === id),
      peerActor: (id) => peerOf(snapshot(), id),
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

/** The call that the component is part of. */
export function useCall(): CallView {
  const view = useContext(CallContext);
  if (view === undefined) throw new Error('There is no call around this component.');
  return view;
}
