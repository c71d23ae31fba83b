import type { CallSnapshot } from './snapshots.ts';

/** The final states of a call. @public */
export const endStates = [
  'left',
  'removed',
  'replaced',
  'full',
  'refused',
  'ended',
  'failed',
] as const;

/** The final state of a call. @public */
export type EndState = (typeof endStates)[number];

/**
 * The final state of a call; undefined while it goes on.
 *
 * @example
 * const endState = endStateOf(call.actor.getSnapshot().value); // 'left', 'full', … or undefined
 * @public
 */
export const endStateOf = (value: CallSnapshot['value']): EndState | undefined =>
  endStates.find((state) => state === value);
