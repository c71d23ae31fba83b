import type { Reason } from '@visavis/client';
import { createMemo, type Accessor } from 'solid-js';
import type { SignalingSnapshot } from '../session/actors.ts';
import { useCall } from '../view/view.ts';

/** What keeps a page from the server for now. The page goes on trying by itself. */
export interface Obstacle {
  readonly kind: 'no network' | 'server away';
  /** Why the server sent the page away, where it answered. */
  readonly refusal: Reason | null;
}

/** What keeps a page from the server; null where nothing does, or it is not known yet. */
function obstacleOf(signaling: SignalingSnapshot | undefined): Obstacle | null {
  if (signaling?.hasTag('no network')) return { kind: 'no network', refusal: null };
  if (!signaling?.hasTag('server away')) return null;
  return { kind: 'server away', refusal: signaling.context.refusal };
}

const isSame = (before: Obstacle | null, now: Obstacle | null) =>
  before?.kind === now?.kind && before?.refusal === now?.refusal;

/** What keeps this page from the server. */
export function createObstacle(): Accessor<Obstacle | null> {
  const { signaling } = useCall();
  return createMemo(() => obstacleOf(signaling()), null, { equals: isSame });
}
