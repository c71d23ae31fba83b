import { generateRoomName } from '@visavis/protocol';
import { runWorkers, type Target } from './attack.ts';
import { AttackingMember } from './attacking-member.ts';

/**
 * Joins one new room after the other in several workers, as somebody else each time, until the attack ends. The
 * connection of each member is dropped when the member has done its part.
 *
 * @returns how many joins were refused
 */
export async function joinNewRooms(
  target: Target,
  workerCount: number,
  act: (member: AttackingMember) => void | Promise<void>,
): Promise<number> {
  let refusals = 0;
  await runWorkers(
    workerCount,
    () => target.signal.aborted,
    async () => {
      const result = await AttackingMember.join(target, { room: generateRoomName(crypto) });
      if ('refusal' in result) {
        refusals += 1;
        return;
      }
      using member = result.member;
      await act(member);
    },
  );
  return refusals;
}
