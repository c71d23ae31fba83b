import { createSignal } from 'solid-js';
import { lasting, readText, writeText } from '../storage/storage.ts';
import { isInspectorAsked } from './inspector-choice.ts';

/** The edge of the call that the inspector lies at. */
type Edge = 'foot' | 'side';

/** Where the inspector lies in a call, and what it takes of the window: a share of its height or width. */
export interface DockPlace {
  readonly edge: Edge;
  readonly share: number;
}

const KEY = 'visavis.inspector.dock';
/** The least and the most of the window that it takes. */
export const dockShares = { least: 0.25, most: 0.75 } as const;
const FIRST: DockPlace = { edge: 'foot', share: 0.5 };

const clampShare = (share: number): number =>
  Math.min(Math.max(share, dockShares.least), dockShares.most);

/** Reads what {@link placeDock} has written; where that is something else, the place of the first time. */
export function keptPlace(): DockPlace {
  const [edge, share] = (readText(lasting, KEY) ?? '').split(' ');
  const number = Number(share);
  if ((edge !== 'foot' && edge !== 'side') || !Number.isFinite(number)) return FIRST;
  return { edge, share: clampShare(number) };
}

const [place, setPlace] = createSignal(keptPlace());

export const dockPlace = place;

/** Puts the inspector elsewhere, or makes it larger or smaller, now and for the next time. */
export function placeDock(change: Partial<DockPlace>): void {
  const wanted = { ...place(), ...change };
  const next = { ...wanted, share: clampShare(wanted.share) };
  writeText(lasting, KEY, `${next.edge} ${next.share.toFixed(3)}`);
  setPlace(next);
}

const [isOpen, setOpen] = createSignal(isInspectorAsked(globalThis.location?.search ?? ''));

/** Whether the inspector is open in the call. An address can ask for it. */
export const isDockOpen = isOpen;
export const openDock = setOpen;
