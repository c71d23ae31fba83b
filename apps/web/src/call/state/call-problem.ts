import type { RefusalReason } from '@visavis/client';
import { createMemo, type Accessor } from 'solid-js';
import type { SignalingSnapshot } from './call-actors.ts';
import { useCall } from './call-view.ts';

/** What keeps a page from the server for now. The page goes on trying by itself. */
export interface CallProblem {
  readonly kind: 'noNetwork' | 'serverUnreachable';
  /** Why the server sent the page away, where it answered. */
  readonly refusal: RefusalReason | null;
}

/** What keeps a page from the server; null where nothing does, or it is not known yet. */
function callProblem(signaling: SignalingSnapshot | undefined): CallProblem | null {
  if (signaling?.hasTag('noNetwork')) return { kind: 'noNetwork', refusal: null };
  if (!signaling?.hasTag('serverUnreachable')) return null;
  return { kind: 'serverUnreachable', refusal: signaling.context.refusal };
}

const isSameProblem = (before: CallProblem | null, now: CallProblem | null) =>
  before?.kind === now?.kind && before?.refusal === now?.refusal;

/** What keeps this page from the server. */
export function createCallProblem(): Accessor<CallProblem | null> {
  const { signaling } = useCall();
  return createMemo(() => callProblem(signaling()), null, { equals: isSameProblem });
}
