/** When each state of the room's occupancy holds. In any room, one of them does and no other. */
const holdsWhen = {
  empty: 'nobodyIn',
  alone: 'oneIn',
  live: 'severalIn',
  full: 'noPlaceLeft',
} as const;

/** The transitions into the states given, each as soon as it holds. */
export const becomes = (...states: readonly (keyof typeof holdsWhen)[]) =>
  states.map((target) => ({ guard: holdsWhen[target], target }));
