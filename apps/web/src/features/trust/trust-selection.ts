import type { PeerId } from '@visavis/client';
import { createSignal } from 'solid-js';

/** What is open: who can listen to the call, or the comparison of emoji with one person. */
export type TrustSubject =
  | { readonly kind: 'call' }
  | { readonly kind: 'comparison'; readonly id: PeerId };

/** The open sheet about trust; null if none is open. Shields, menus and notices open it. */
export const [trustSubject, openTrust] = createSignal<TrustSubject | null>(null);
