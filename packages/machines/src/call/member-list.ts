import type { Member, PeerId, Presence, Profile } from '@visavis/protocol';

type Members = readonly Member[];

export function hasMember(members: Members, id: PeerId): boolean {
  return members.some((member) => member.id === id);
}

/** Adds a member, or updates it in place. */
export function withMember(members: Members, member: Member): Members {
  const known = members.find(({ id }) => id === member.id);
  if (known === undefined) return [...members, member];
  const profile = newer(known.profile, member.profile);
  return members.map((other) => (other.id === member.id ? { ...member, profile } : other));
}

export function withoutMember(members: Members, id: PeerId): Members {
  return members.filter((member) => member.id !== id);
}

export function withPresence(members: Members, id: PeerId, presence: Presence): Members {
  return members.map((member) => (member.id === id ? { ...member, presence } : member));
}

export function withRole(
  members: Members,
  id: PeerId,
  change: Pick<Member, 'role' | 'delegation'>,
): Members {
  return members.map((member) => (member.id === id ? { ...member, ...change } : member));
}

/** Stores a profile if its revision is higher. It comes from the server and over the data channel, in any order. */
export function withProfile(members: Members, id: PeerId, profile: Profile): Members {
  return members.map((member) =>
    member.id === id ? { ...member, profile: newer(member.profile, profile) } : member,
  );
}

function newer(known: Profile, other: Profile): Profile {
  return other.revision > known.revision ? other : known;
}
