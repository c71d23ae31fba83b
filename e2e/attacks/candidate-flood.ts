import { setImmediate as nextTurn } from 'node:timers/promises';
import { createCandidate, createOffer } from '@visavis/protocol/testing';
import type { Attack } from './attack.ts';
import { AttackingMember, batchSize } from './attacking-member.ts';
import { createCandidateLine, createOfferSdp } from './session-description.ts';

/**
 * Attack 2: one member offers a connection to everybody, and then sends as many candidates as the limits of one
 * connection allow, 64 in a batch. Each could cost the pages milliseconds in `addIceCandidate`.
 */
export const candidateFlood: Attack = async (target) => {
  using member = await AttackingMember.joinOrThrow(target);
  const generation = Date.now();
  const offered = new Set<string>();
  let candidates = 0;
  while (!target.signal.aborted && member.client.isOpen) {
    for (const peer of member.honestPeers) {
      if (!offered.has(peer)) await member.send(peer, generation, [createOffer(createOfferSdp())]);
      offered.add(peer);
      const batch = Array.from({ length: batchSize }, (_, index) =>
        createCandidate(createCandidateLine(candidates + index)),
      );
      candidates += batchSize;
      await member.send(peer, generation, batch);
    }
    // Lets events arrive, also while the pace allows everything.
    await nextTurn();
  }
  await member.leave();
  return { candidates, answers: member.answerCount };
};
