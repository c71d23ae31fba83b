import { createSignal } from 'solid-js';
import { persistentStorage, readText, writeText } from '../../ui/browser/local-storage.ts';
import { isInspectorRequested } from './inspector-setting.ts';

/** The edge of the call that the inspector lies at. */
type PanelEdge = 'bottom' | 'side';

/** Where the inspector lies in a call, and what it takes of the window: a share of its height or width. */
export interface PanelPosition {
  readonly edge: PanelEdge;
  readonly fraction: number;
}

const storageKey = 'visavis.inspector.panel';
/** The least and the most of the window that it takes. */
export const panelFractions = { min: 0.25, max: 0.75 } as const;
const defaultPosition: PanelPosition = { edge: 'bottom', fraction: 0.5 };

const clampFraction = (fraction: number): number =>
  Math.min(Math.max(fraction, panelFractions.min), panelFractions.max);

/** Reads what {@link setPanelPosition} has written; where that is something else, the place of the first time. */
export function storedPanelPosition(): PanelPosition {
  const [edge, fraction] = (readText(persistentStorage, storageKey) ?? '').split(' ');
  const number = Number(fraction);
  if ((edge !== 'bottom' && edge !== 'side') || !Number.isFinite(number)) return defaultPosition;
  return { edge, fraction: clampFraction(number) };
}

const [position, setPosition] = createSignal(storedPanelPosition());

export const panelPosition = position;

/** Puts the inspector elsewhere, or makes it larger or smaller, now and for the next time. */
export function setPanelPosition(change: Partial<PanelPosition>): void {
  const wanted = { ...position(), ...change };
  const next = { ...wanted, fraction: clampFraction(wanted.fraction) };
  writeText(persistentStorage, storageKey, `${next.edge} ${next.fraction.toFixed(3)}`);
  setPosition(next);
}

const [isOpen, setOpen] = createSignal(isInspectorRequested(globalThis.location?.search ?? ''));

/** Whether the inspector is open in the call. An address can ask for it. */
export const isPanelOpen = isOpen;
export const setPanelOpen = setOpen;
