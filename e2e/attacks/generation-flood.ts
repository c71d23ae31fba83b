import { setImmediate as nextTurn } from 'node:timers/promises';
import { createOffer } from '@visavis/protocol/testing';
import type { Attack } from './attack.ts';
import { AttackingMember } from './attacking-member.ts';
import { createOfferSdp } from './session-description.ts';

const memberCount = 5;

/**
 * Attack 3: five members send offers to everybody, each of a higher generation than the one before. Each could cost
 * the pages an RTCPeerConnection, of which Chromium allows some 500.
 */
export const generationFlood: Attack = async (target) => {
  let offers = 0;
  let answers = 0;
  const floodAsMember = async (): Promise<void> => {
    using member = await AttackingMember.joinOrThrow(target);
    let generation = Date.now();
    while (!target.signal.aborted && member.client.isOpen) {
      for (const peer of member.honestPeers) {
        generation += 1;
        offers += 1;
        await member.send(peer, generation, [createOffer(createOfferSdp())]);
      }
      // Lets events arrive, also while the pace allows everything.
      await nextTurn();
    }
    answers += member.answerCount;
    await member.leave();
  };
  await Promise.all(Array.from({ length: memberCount }, floodAsMember));
  return { offers, answers };
};
