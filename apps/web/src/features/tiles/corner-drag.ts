import { createSignal, type Accessor, type JSX } from 'solid-js';
import { nearestCorner } from '../stage/nearest-corner.ts';
import { chooseOwnCorner } from '../stage/view-choice.ts';
import { isOnControl } from './is-on-control.ts';

/** A press that moves by less than this is no drag, in pixels. */
const dragThreshold = 6;

type DragHandlers = Pick<
  JSX.HTMLAttributes<HTMLElement>,
  'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel'
>;

/** Lets the user drag a tile; when it is released it goes to the nearest corner of its container. */
export function createCornerDrag(isEnabled: Accessor<boolean>): {
  readonly handlers: DragHandlers;
  /** How far the tile has been dragged, as a value of `translate`; null while it is not dragged. */
  readonly offset: Accessor<string | null>;
  /** Whether the last press was a drag, so that the click that follows means nothing. */
  readonly wasDragged: () => boolean;
} {
  const [offset, setOffset] = createSignal<string | null>(null);
  let start: { readonly id: number; readonly x: number; readonly y: number } | null = null;
  let isDragged = false;

  const finish = (element: HTMLElement) => {
    if (start === null) return;
    start = null;
    const stage = element.offsetParent;
    const { left, top, width, height } = element.getBoundingClientRect();
    setOffset(null);
    if (!isDragged || stage === null) return;
    const outer = stage.getBoundingClientRect();
    const isRightToLeft = getComputedStyle(stage).direction === 'rtl';
    chooseOwnCorner(
      nearestCorner(
        { left: left - outer.left, top: top - outer.top, width, height },
        outer,
        isRightToLeft,
      ),
    );
  };

  return {
    offset,
    wasDragged: () => isDragged,
    handlers: {
      onPointerDown(event) {
        isDragged = false;
        if (!isEnabled() || event.button !== 0 || isOnControl(event)) return;
        // At once: a fast pointer leaves the tile before it has moved by the threshold.
        event.currentTarget.setPointerCapture(event.pointerId);
        start = { id: event.pointerId, x: event.clientX, y: event.clientY };
      },
      onPointerMove(event) {
        if (start?.id !== event.pointerId) return;
        const x = event.clientX - start.x;
        const y = event.clientY - start.y;
        if (!isDragged && Math.hypot(x, y) < dragThreshold) return;
        isDragged = true;
        setOffset(`${x}px ${y}px`);
      },
      onPointerUp: (event) => finish(event.currentTarget),
      onPointerCancel: (event) => finish(event.currentTarget),
    },
  };
}
