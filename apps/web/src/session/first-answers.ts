import { peerActorId, type Call } from '@visavis/client';

/** The longest that drawing waits, in milliseconds. Nobody should look at nothing for longer. */
const PATIENCE = 400;

/** True once everyone who is there has been offered a connection and has answered, or nobody is there. */
function isAnswered({ actor }: Call): boolean {
  const call = actor.getSnapshot();
  if (call.hasTag('at the door')) return false;
  return call.context.members.every(({ id }) => {
    const peer = call.children[peerActorId(id)]?.getSnapshot();
    return (
      peer?.matches({ signaling: 'stable', negotiation: 'idle' }) === true && peer.context.round > 0
    );
  });
}

/**
 * Resolves when the first offers of a call that is being joined have been answered, or its time is up.
 * Until then the processor is better used for them than for drawing what has no picture yet.
 */
export function firstAnswers(call: Call): Promise<void> {
  return new Promise((resolve) => {
    const looking = setInterval(() => {
      if (isAnswered(call)) done();
    }, 10);
    const timer = setTimeout(done, PATIENCE);
    function done() {
      clearInterval(looking);
      clearTimeout(timer);
      resolve();
    }
  });
}
