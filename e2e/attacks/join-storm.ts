import type { Attack } from './attack.ts';
import { AttackingMember } from './attacking-member.ts';

/**
 * Attack 1: joins and leaves, one connection at a time, as somebody else each time. Each `joined` could cost the
 * pages an RTCPeerConnection.
 */
export const joinStorm: Attack = async (target) => {
  let joins = 0;
  let refusals = 0;
  while (!target.signal.aborted) {
    const result = await AttackingMember.join(target);
    if ('refusal' in result) {
      refusals += 1;
      continue;
    }
    using member = result.member;
    joins += 1;
    await member.leave();
  }
  return { joins, refusals };
};
