import type { RefusalReason } from '@visavis/protocol';
import type { SignalingSnapshot } from './snapshots.ts';

/** Why the server cannot be reached at the moment. The signaling machine keeps trying. @public */
export interface CallProblem {
  readonly kind: 'noNetwork' | 'serverUnreachable';
  /** Why the server refused the connection; null if it did not answer. */
  readonly refusal: RefusalReason | null;
}

/**
 * Why the server cannot be reached; null if it can, or if that is not known yet.
 *
 * @example
 * const problem = callProblemOf(call.actor.getSnapshot().children.signaling?.getSnapshot());
 * @public
 */
export function callProblemOf(signaling: SignalingSnapshot | undefined): CallProblem | null {
  if (signaling?.hasTag('noNetwork')) return { kind: 'noNetwork', refusal: null };
  if (!signaling?.hasTag('serverUnreachable')) return null;
  return { kind: 'serverUnreachable', refusal: signaling.context.refusal };
}

/**
 * Whether two problems are equal, so that a user interface need not show the second one.
 *
 * @example
 * const problem = createMemo(() => callProblemOf(signaling()), null, { equals: isSameCallProblem });
 * @public
 */
export const isSameCallProblem = (a: CallProblem | null, b: CallProblem | null): boolean =>
  a?.kind === b?.kind && a?.refusal === b?.refusal;
