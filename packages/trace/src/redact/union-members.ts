/** The members of a union of strings. The compiler rejects the object if one is missing or superfluous. */
export const membersOf = <Member extends string>(members: Record<Member, true>): string[] =>
  Object.keys(members);
