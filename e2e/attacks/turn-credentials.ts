import { IceServers } from '@visavis/protocol';
import type { Attack } from './attack.ts';
import { joinNewRooms } from './new-rooms.ts';

const workerCount = 4;

/**
 * Attack 10: joins a room of its own as somebody else each time, and takes the TURN credentials of a member.
 */
export const turnCredentials: Attack = async (target) => {
  const usernames = new Set<string>();
  let longestTtlMs = 0;
  let refusedRequests = 0;
  const refusedJoins = await joinNewRooms(target, workerCount, async (member) => {
    const { refusal, data } = await member.client.request('query', 'ice.servers');
    if (refusal !== null) {
      refusedRequests += 1;
      return;
    }
    const { servers, ttlMs } = IceServers.parse(data);
    longestTtlMs = Math.max(longestTtlMs, ttlMs ?? Infinity);
    for (const { username } of servers) if (username !== undefined) usernames.add(username);
    await member.leave();
  });
  return { credentials: usernames.size, longestTtlMs, refusals: refusedJoins + refusedRequests };
};
