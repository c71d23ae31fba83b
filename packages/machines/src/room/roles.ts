import { isPrivateRoom, type WireMember } from '@visavis/protocol';
import { notify, type Announcement } from './announcement.ts';
import { findMember, isHost, type RoomContext, type WaitingMember } from './context.ts';

/** Someone in the waiting room, as those receive it who may admit them. */
const toWireMember = (waiting: WaitingMember): WireMember => ({ ...waiting, presence: 'present' });

/** Those in the waiting room, for a member: guests do not see who waits. */
export function waitingFor(context: RoomContext, member: WireMember | undefined): WireMember[] {
  return member !== undefined && isHost(member) ? context.waiting.map(toWireMember) : [];
}

/**
 * The members, one of whom is a host: in an open room the server gives this role to the first, and passes it on when the
 * last host has left, to whoever has been there longest. In a private room the owner decides.
 */
export function withHost(
  { name }: Pick<RoomContext, 'name'>,
  members: readonly WireMember[],
): readonly WireMember[] {
  if (isPrivateRoom(name) || members.some(isHost)) return members;
  const next = members.find(({ presence }) => presence === 'present') ?? members[0];
  return members.map((member) => (member === next ? { ...member, role: 'host' } : member));
}

/** Roles have changed: all members receive the new ones. Newcomers come with theirs. */
function announceRoles(before: RoomContext, after: RoomContext): Announcement[] {
  if (before.members === after.members) return [];
  const ids = after.members.map(({ id }) => id);
  return after.members.flatMap(({ id, role, delegation }) => {
    const previous = findMember(before, id);
    const hasChanged = previous !== undefined && previous.role !== role;
    return hasChanged ? notify(ids, { type: 'role', id, role, delegation }) : [];
  });
}

/** The waiting room, or who can admit somebody from it, has changed: the hosts and those who wait hear of each other. */
function announceWaitingRoom(before: RoomContext, after: RoomContext): Announcement[] {
  const previousHosts = before.members.filter(isHost).map(({ id }) => id);
  const hosts = after.members.filter(isHost);
  const hostIds = hosts.map(({ id }) => id);
  const haveHostsChanged = hostIds.join() !== previousHosts.join();
  const waitingIds = after.waiting.map(({ id }) => id);
  const hasListChanged = waitingIds.join() !== before.waiting.map(({ id }) => id).join();
  if (!hasListChanged && !haveHostsChanged) return [];
  if (before.waiting.length === 0 && after.waiting.length === 0) return [];
  return [
    ...notify(hostIds, { type: 'waiting', members: after.waiting.map(toWireMember) }),
    ...notify(waitingIds, { type: 'asked', members: hosts }),
  ];
}

/** What has to be announced because of what a transition has changed, whatever caused it. */
export const announceChanges = (before: RoomContext, after: RoomContext): Announcement[] => [
  ...announceRoles(before, after),
  ...announceWaitingRoom(before, after),
];
