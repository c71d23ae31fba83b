import { createSignal } from 'solid-js';
import { persistentStorage, readText, writeText } from '../../ui/browser/local-storage.ts';
import { isInspectorRequested } from './inspector-setting.ts';

/** The edge of the window where the panel is. */
type PanelEdge = 'bottom' | 'side';

/** The edge of the window where the panel is, and its fraction of the window's height or width. */
export interface PanelPosition {
  readonly edge: PanelEdge;
  readonly fraction: number;
}

const storageKey = 'visavis.inspector.panel';
/** The limits of that fraction. */
export const panelFractions = { min: 0.25, max: 0.75 } as const;
const defaultPosition: PanelPosition = { edge: 'bottom', fraction: 0.5 };

const clampFraction = (fraction: number): number =>
  Math.min(Math.max(fraction, panelFractions.min), panelFractions.max);

/** Reads the position that {@link setPanelPosition} stored; the default if there is none or it is invalid. */
export function storedPanelPosition(): PanelPosition {
  const [edge, fraction] = (readText(persistentStorage, storageKey) ?? '').split(' ');
  const number = Number(fraction);
  if ((edge !== 'bottom' && edge !== 'side') || !Number.isFinite(number)) return defaultPosition;
  return { edge, fraction: clampFraction(number) };
}

const [position, setPosition] = createSignal(storedPanelPosition());

export const panelPosition = position;

/** Moves or resizes the panel, and stores its position. */
export function setPanelPosition(change: Partial<PanelPosition>): void {
  const wanted = { ...position(), ...change };
  const next = { ...wanted, fraction: clampFraction(wanted.fraction) };
  writeText(persistentStorage, storageKey, `${next.edge} ${next.fraction.toFixed(3)}`);
  setPosition(next);
}

const [isOpen, setOpen] = createSignal(isInspectorRequested(globalThis.location?.search ?? ''));

/** Whether the panel is open, as the URL can request. */
export const isPanelOpen = isOpen;
export const setPanelOpen = setOpen;
