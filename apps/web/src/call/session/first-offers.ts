import type { Call } from '@visavis/client';
import { peerOf, type PeerActor } from '../state/call-actors.ts';

/** The longest that drawing waits, in milliseconds. Nobody should look at nothing for longer. */
const timeoutMs = 400;

/** Whether the offer to a person is on its way: one was begun and none is being made. */
function isOffered(peer: PeerActor | undefined): boolean {
  const snapshot = peer?.getSnapshot();
  return (
    snapshot !== undefined &&
    snapshot.context.round > 0 &&
    !snapshot.matches({ negotiation: 'makingOffer' })
  );
}

/**
 * Resolves when everyone in the room of a call that is being joined has been sent an offer, or nobody is
 * there, or the time is up. Until then the processor is better used for offers than for drawing what has
 * no picture yet; while they are answered it has little else to do.
 */
export function firstOffers({ actor }: Call): Promise<void> {
  return new Promise((resolve) => {
    const subscriptions = new Map<unknown, { unsubscribe(): void }>();
    const timer = setTimeout(done, timeoutMs);
    subscriptions.set(actor, actor.subscribe(look));
    look();

    function look() {
      const call = actor.getSnapshot();
      if (call.hasTag('beforeCall')) return;
      const peers = call.context.members.map(({ id }) => peerOf(call, id));
      for (const peer of peers) {
        if (peer && !subscriptions.has(peer)) subscriptions.set(peer, peer.subscribe(look));
      }
      if (peers.every(isOffered)) done();
    }

    function done() {
      clearTimeout(timer);
      for (const subscription of subscriptions.values()) subscription.unsubscribe();
      resolve();
    }
  });
}
