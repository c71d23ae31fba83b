import type { Call } from '@visavis/client';
import { peerActorOf, type PeerActor } from '@visavis/client/derived';

/** The longest delay of the first rendering. */
const timeoutMs = 400;

/** Whether an offer has been sent to a peer, or none will be: one was started, and none is being made. */
function isOffered(peer: PeerActor | undefined): boolean {
  const snapshot = peer?.getSnapshot();
  return (
    snapshot !== undefined &&
    (snapshot.context.round > 0 || snapshot.matches({ negotiation: 'suspended' })) &&
    !snapshot.matches({ negotiation: 'makingOffer' })
  );
}

/**
 * Resolves when every member of the joined room has been sent an offer, or nobody is there, or the time is up.
 * Until then the processor makes offers instead of rendering tiles without video; while the answers are on their
 * way, it has time to render.
 */
export function firstOffers({ actor }: Call): Promise<void> {
  return new Promise((resolve) => {
    const subscriptions = new Map<unknown, { unsubscribe(): void }>();
    const timer = setTimeout(done, timeoutMs);
    subscriptions.set(actor, actor.subscribe(update));
    update();

    function update() {
      const call = actor.getSnapshot();
      if (call.hasTag('beforeCall')) return;
      const peers = call.context.members.map(({ id }) => peerActorOf(call, id));
      for (const peer of peers) {
        if (peer && !subscriptions.has(peer)) subscriptions.set(peer, peer.subscribe(update));
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
