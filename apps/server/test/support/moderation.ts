import { signModeration, type ModerationAction, type RoomName } from '@visavis/protocol';
import type { TestPeer } from './test-peer.ts';

/** Signs a moderation and sends it to the server. Gives the reason where that is refused. */
export async function moderate(
  peer: TestPeer,
  room: RoomName,
  action: ModerationAction,
  number = 1,
): Promise<{ reason?: string }> {
  const moderation = await signModeration(peer.identity, { room, number, action });
  return peer.call('mutation', 'room.moderate', { moderation });
}
