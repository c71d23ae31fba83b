/** When each state of the room's occupancy holds. In any room, one of them does and no other. */
const occupancyGuards = {
  empty: 'isRoomEmpty',
  alone: 'hasOneMember',
  several: 'hasSeveralMembers',
  full: 'isRoomFull',
} as const;

/** The transitions into the states given, each as soon as it holds. */
export const occupancyTransitions = (...states: readonly (keyof typeof occupancyGuards)[]) =>
  states.map((target) => ({ guard: occupancyGuards[target], target }));
