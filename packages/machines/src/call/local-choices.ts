import type { PeerId } from '@visavis/protocol';
import { callBase } from './base.ts';
import { hasPeer, peerActorId } from './peers.ts';

/** Only who is or was in the room is chosen, so a room in which more people come and go than this loses nothing. */
const maxMembers = 64;

const withId = (ids: readonly PeerId[], id: PeerId): readonly PeerId[] =>
  [...withoutId(ids, id), id].slice(-maxMembers);

const withoutId = (ids: readonly PeerId[], id: PeerId): readonly PeerId[] =>
  ids.filter((other) => other !== id);

/**
 * What the user chooses for this page alone: the actions about these. A choice about a member belongs to its id. So it
 * lasts when the member is away, comes back or reloads its page, and ends with the id: nothing tells a new session of the
 * same person from that of somebody else.
 */
export const localChoices = {
  actions: {
    chooseMemberVideo: callBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'memberVideo.choose') return;
      const { id, isWanted } = event;
      const change = isWanted ? withoutId : withId;
      enqueue.assign({ unwantedVideos: change(context.unwantedVideos, id) });
      if (!hasPeer(context, id)) return;
      enqueue.sendTo(peerActorId(id), { type: 'videoWanted.changed', isVideoWanted: isWanted });
    }),
    disconnectMember: callBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'member.disconnect') return;
      const { id } = event;
      enqueue.assign({ disconnectedFrom: withId(context.disconnectedFrom, id) });
      if (hasPeer(context, id)) enqueue.sendTo(peerActorId(id), { type: 'disconnect' });
    }),
    reconnectMember: callBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'member.reconnect') return;
      const { id } = event;
      enqueue.assign({ disconnectedFrom: withoutId(context.disconnectedFrom, id) });
      if (hasPeer(context, id)) enqueue.sendTo(peerActorId(id), { type: 'reconnect' });
    }),
    chooseAddressHiding: callBase.enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'addressHiding.choose') return;
      const { isAddressHidden } = event;
      // A connection would be rebuilt for nothing.
      if (isAddressHidden === context.isAddressHidden) return;
      enqueue.assign({ isAddressHidden });
      const params = { type: 'addressHiding.changed', isAddressHidden } as const;
      enqueue({ type: 'sendToPeers', params });
    }),
  },
};
