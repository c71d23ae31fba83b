import type { RoomPeek } from '@visavis/client';
import { useText } from '@visavis/text/solid';
import { lobbyText } from './messages/lobby.ts';

/** Who is in a room, for someone who has not joined yet. */
export function whoIsThere({ state, memberCount }: RoomPeek): string {
  const text = useText(lobbyText);
  return state === 'empty' ? text.nobody : text.people[state]({ count: memberCount });
}
