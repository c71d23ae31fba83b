import { createEventId, Epoch, webCryptography } from '@visavis/protocol';
import type { Attack } from './attack.ts';
import { AttackingMember } from './attacking-member.ts';

/** The id of an event that no mailbox has had. */
const unknownEventId = createEventId(Epoch.parse('unknownEpoch'), 1);

/**
 * Attack 4: one member drops its connection and comes back, again and again, with the id of an event that its
 * mailbox does not have. Each time the others receive `away` and `back`, and the attacker a `resync`.
 */
export const resyncStorm: Attack = async (target) => {
  const identity = await webCryptography.createIdentity();
  let reconnections = 0;
  let refusals = 0;
  while (!target.signal.aborted) {
    const result = await AttackingMember.join(target, { identity, lastEventId: unknownEventId });
    if ('refusal' in result) {
      refusals += 1;
      continue;
    }
    using _member = result.member;
    reconnections += 1;
  }
  return { reconnections, refusals };
};
