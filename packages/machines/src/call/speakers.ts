import { takeOver, updateSpeakers, withVoice, type Speakers } from './active-speaker.ts';
import { callBase } from './base.ts';
import { takeoverId } from './delays.ts';
import { peerActorId } from './peers.ts';
import type { CallContext, CallEvent } from './types.ts';

/** What an event says about a voice or a claim, before its consequences. */
function applyEvent({ speakers, members }: CallContext, event: CallEvent): Speakers {
  if (event.type === 'peer.voice') return withVoice(speakers, event.from, event.isSpeaking);
  if (event.type === 'speaker.takeoverDue') return takeOver(speakers, event.id);
  if (!('actorId' in event)) return speakers;
  // A peer that failed reports nothing any more.
  const failed = members.find(({ id }) => peerActorId(id) === event.actorId);
  return failed === undefined ? speakers : withVoice(speakers, failed.id, false);
}

/** Who speaks, and the active speaker: the actions about these. */
export const speakers = {
  actions: {
    updateSpeakers: callBase.enqueueActions(({ enqueue, context, event }) => {
      const { speakers: before, members } = context;
      const after = updateSpeakers(applyEvent(context, event), members);
      if (after === before) return;
      enqueue.assign({ speakers: after });
      for (const id of before.claims) {
        if (!after.claims.includes(id)) enqueue.cancel(takeoverId(id));
      }
      for (const id of after.claims) {
        if (before.claims.includes(id)) continue;
        const due = { type: 'speaker.takeoverDue', id } as const;
        enqueue.raise(due, { id: takeoverId(id), delay: 'speakerTakeoverMs' });
      }
    }),
  },
};
