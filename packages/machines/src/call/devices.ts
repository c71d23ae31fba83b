import { slotNames, slotsFor, type MediaSlots } from '../media/slots.ts';
import { callBase } from './base.ts';
import { readContextValue } from '../xstate-internals/xstate-internals.ts';
import { hasPeer, peerActorId } from './peers.ts';

const isEqualToSlots = (value: unknown, slots: MediaSlots): boolean =>
  typeof value === 'object' &&
  value !== null &&
  slotNames.every((name) => Reflect.get(value, name) === slots[name]);

/** Local devices and the tracks that are sent: the actions about them. */
export const devices = {
  actions: {
    storeMediaChoice: callBase.assign(({ context, event }) => {
      if (event.type === 'quality.choose') return { quality: event.quality };
      if (event.type === 'listening.choose')
        return { isListeningWhileMuted: event.isListeningWhileMuted };
      if (event.type !== 'device.choose') return {};
      return { choices: { ...context.choices, [event.kind]: event.id } };
    }),
    // To every peer that does not send what its member should receive. That changes with the own devices, and
    // with the profile of the member.
    updateSentSlots: callBase.enqueueActions(({ enqueue, context, self }) => {
      for (const { id, profile } of context.members) {
        if (!hasPeer(context, id)) continue;
        const slots = slotsFor(context.slots, profile);
        const peer: unknown = self.getSnapshot().children[peerActorId(id)]?.getSnapshot();
        const sent = readContextValue(peer, 'slots');
        // A peer that this step has created has its slots already.
        if (sent === undefined || isEqualToSlots(sent, slots)) continue;
        enqueue.sendTo(peerActorId(id), { type: 'slots.changed', slots });
      }
    }),
    storeSlots: callBase.assign({
      slots: ({ context, event }) => (event.type === 'media.changed' ? event.slots : context.slots),
    }),
  },
};
