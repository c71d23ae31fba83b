import { clamp } from './clamp.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The edges of an element, in pixels from the upper left corner of the window. */
type Edges = Readonly<Record<'left' | 'top' | 'right' | 'bottom', number>>;

/** Where a popover is, and how large it may be, in pixels. */
interface Position {
  readonly left: number;
  readonly top: number;
  readonly maxWidth: number;
  readonly maxHeight: number;
}

/** The distance to what must stay visible and to the edges of the window, in pixels. */
const distance = 8;

const areaOf = ({ width, height }: Size) => Math.max(0, width) * Math.max(0, height);

/**
 * Places a popover above, below, to the left or to the right of what must stay visible: at the first of these where it
 * fits, or else where there is most room. It is as near to its button as the window allows.
 *
 * @param size of the popover if nothing limits it
 * @param kept what the popover must not cover: the button, or the toolbar that contains it
 */
export function positionBeside(size: Size, button: Edges, kept: Edges, window: Size): Position {
  const width = window.width - 2 * distance;
  const height = window.height - 2 * distance;
  const rooms = [
    { side: 'above', width, height: kept.top - 2 * distance },
    { side: 'below', width, height: window.height - kept.bottom - 2 * distance },
    { side: 'left', width: kept.left - 2 * distance, height },
    { side: 'right', width: window.width - kept.right - 2 * distance, height },
  ] as const;
  const room =
    rooms.find((each) => size.width <= each.width && size.height <= each.height) ??
    rooms.reduce<(typeof rooms)[number]>(
      (best, each) => (areaOf(each) > areaOf(best) ? each : best),
      rooms[0],
    );
  const shown = {
    width: Math.min(size.width, room.width),
    height: Math.min(size.height, room.height),
  };
  const middle = {
    left: clamp(
      distance,
      (button.left + button.right - shown.width) / 2,
      window.width - shown.width - distance,
    ),
    top: clamp(
      distance,
      (button.top + button.bottom - shown.height) / 2,
      window.height - shown.height - distance,
    ),
  };
  const offsets = {
    above: { top: kept.top - distance - shown.height },
    below: { top: kept.bottom + distance },
    left: { left: kept.left - distance - shown.width },
    right: { left: kept.right + distance },
  };
  return { ...middle, ...offsets[room.side], maxWidth: room.width, maxHeight: room.height };
}

/** The element that a popover must not cover. */
const keptVisible = (button: Element) => button.closest('[role="toolbar"]') ?? button;

/** Keeps a popover beside the button before it, whatever its size and that of the window become. @returns how to stop */
export function keepBesideButton(popover: HTMLElement): () => void {
  const update = () => {
    const button = popover.previousElementSibling;
    if (button === null) return;
    const { style } = popover;
    style.maxWidth = '';
    style.maxHeight = '';
    const { left, top, maxWidth, maxHeight } = positionBeside(
      { width: popover.offsetWidth, height: popover.offsetHeight },
      button.getBoundingClientRect(),
      keptVisible(button).getBoundingClientRect(),
      { width: innerWidth, height: innerHeight },
    );
    style.inset = `${top}px auto auto ${left}px`;
    style.margin = '0';
    style.maxWidth = `${maxWidth}px`;
    style.maxHeight = `${maxHeight}px`;
  };
  const observer = new ResizeObserver(update);
  observer.observe(popover);
  addEventListener('resize', update);
  return () => {
    observer.disconnect();
    removeEventListener('resize', update);
  };
}
