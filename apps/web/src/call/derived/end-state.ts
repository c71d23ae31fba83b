import type { CallSnapshot } from '../state/call-actors.ts';

/** The call's ways out. */
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

/** The way out that a call has taken; undefined while it has taken none. */
export const endStateOf = (value: CallSnapshot['value']): EndState | undefined =>
  endStates.find((state) => state === value);
