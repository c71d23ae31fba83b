import * as z from 'zod/mini';
import type { Identity } from '../identity/identity.ts';
import { Signature } from '../identity/keys.ts';
import { encodeStatement } from '../identity/statement.ts';
import { PeerId, type RoomName } from '../ids/ids.ts';
import type { RoomAction } from './authority.ts';
import { Delegation } from './delegation.ts';
import { GuestRights, RoomAccess } from './room-rules.ts';

/** One member, or null for everyone whom the action can concern. */
const target = z.nullable(PeerId);

/**
 * What somebody who moderates wants to happen. `mute`, `askToUnmute`, `stopScreen` and `lowerHand` are done by the page
 * of the member, the others by the server too.
 *
 * @public
 */
export const ModerationAction = z.discriminatedUnion('type', [
  z.object({ type: z.literal('setAccess'), access: RoomAccess }),
  z.object({ type: z.literal('setGuestRights'), guestRights: GuestRights }),
  z.object({ type: z.literal('admit'), target }),
  z.object({ type: z.literal('deny'), target: PeerId }),
  z.object({ type: z.literal('remove'), target: PeerId }),
  z.object({ type: z.literal('mute'), target }),
  z.object({ type: z.literal('askToUnmute'), target: PeerId }),
  z.object({ type: z.literal('stopScreen'), target: PeerId }),
  z.object({ type: z.literal('lowerHand'), target }),
  /** `delegation`: the proof, in private rooms. */
  z.object({ type: z.literal('makeHost'), target: PeerId, delegation: z.nullable(Delegation) }),
  z.object({ type: z.literal('endRoom') }),
]);
export type ModerationAction = z.infer<typeof ModerationAction> & { readonly type: RoomAction };

/** The statement of a member that it moderates in this way. */
export const Moderation = z.object({
  action: ModerationAction,
  /** Counts the statements of a session: one that is not higher than the last is a replay. Milliseconds since 1970. */
  number: z.int().check(z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER)),
  signature: Signature,
});
export type Moderation = z.infer<typeof Moderation>;

/** What a member states with a moderation, and in which room. */
export interface ModerationStatement extends Pick<Moderation, 'action' | 'number'> {
  readonly room: RoomName;
  readonly by: PeerId;
}

/** What an action says besides its type and its target, as one field of the statement. */
function encodeDetail(action: ModerationAction): string {
  switch (action.type) {
    case 'setAccess':
      return action.access;
    case 'setGuestRights':
      return action.guestRights.screen ? 'screen' : '';
    case 'makeHost':
      return action.delegation?.signature ?? '';
    case 'admit':
    case 'deny':
    case 'remove':
    case 'mute':
    case 'askToUnmute':
    case 'stopScreen':
    case 'lowerHand':
    case 'endRoom':
      return '';
    default:
      return action satisfies never;
  }
}

/** The member whom an action concerns; null for everyone, and for the room. */
export const targetOf = (action: ModerationAction): PeerId | null =>
  'target' in action ? action.target : null;

/** What a member signs. The target of an action that concerns everyone is empty. */
export const encodeModeration = ({
  room,
  by,
  number,
  action,
}: ModerationStatement): Uint8Array<ArrayBuffer> =>
  encodeStatement('visavis/2 moderation', [
    room,
    by,
    number,
    action.type,
    targetOf(action) ?? '',
    encodeDetail(action),
  ]);

/** Signs a moderation as the session that moderates. */
export async function signModeration(
  { peerId: by, sign }: Pick<Identity, 'peerId' | 'sign'>,
  { room, number, action }: Omit<ModerationStatement, 'by'>,
): Promise<Moderation> {
  const signature = await sign(encodeModeration({ room, by, number, action }));
  return { action, number, signature };
}
