import { may, type Member, type PeerId, type RoomAction } from '@visavis/protocol';
import type { CallContext } from '@visavis/machines';

/** What permissions depend on. */
type ModerationContext = Pick<CallContext, 'role' | 'members' | 'isPrivate'>;

const findMember = (members: readonly Member[], id: PeerId) =>
  members.find((member) => member.id === id);

/**
 * Whether the member of this page may do this.
 *
 * @param target the member whom the action concerns, if it is one member
 * @example
 * const canMute = mayModerate(call.actor.getSnapshot().context, 'mute', memberId);
 * @public
 */
export function mayModerate(
  { role, members, isPrivate }: ModerationContext,
  action: RoomAction,
  target?: PeerId,
): boolean {
  const targetRole = target === undefined ? undefined : findMember(members, target)?.role;
  if (action === 'makeHost' && targetRole !== 'guest') return false;
  // In a private room a host needs a statement of the owner.
  if (action === 'makeHost' && isPrivate && role !== 'owner') return false;
  return may(role, action, targetRole);
}

/**
 * Whether somebody can change the link of the private room after a removal.
 *
 * @example
 * const isLinkChanged = isOwnerPresent(call.actor.getSnapshot().context);
 * @public
 */
export const isOwnerPresent = ({ role, members }: Pick<CallContext, 'role' | 'members'>): boolean =>
  role === 'owner' || members.some((member) => member.role === 'owner');
