import type { CallSnapshot } from './snapshots.ts';

/** The final states of a call. */
export const endStates = [
  'left',
  'removed',
  'replaced',
  'full',
  'refused',
  'ended',
  'failed',
] as const;
export type EndState = (typeof endStates)[number];

/** The final state of a call; undefined while it goes on. */
export const endStateOf = (value: CallSnapshot['value']): EndState | undefined =>
  endStates.find((state) => state === value);
