/** The guard of each state of the occupancy region. Exactly one of them is true. */
const occupancyGuards = {
  empty: 'isRoomEmpty',
  alone: 'hasOneMember',
  several: 'hasSeveralMembers',
  full: 'isRoomFull',
} as const;

/** The transitions to these states, each taken as soon as its guard is true. */
export const occupancyTransitions = (...states: readonly (keyof typeof occupancyGuards)[]) =>
  states.map((target) => ({ guard: occupancyGuards[target], target }));
