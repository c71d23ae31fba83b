import { clamp } from '../../../../ui/clamp.ts';

/** A point or a distance in a pane, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The size of a pane, in CSS pixels. */
export interface PaneSize {
  readonly width: number;
  readonly height: number;
}

/** Which part of its content a pane shows: the content is scaled, and then moved by an offset. */
export interface Zoom extends Point {
  /** 1 shows everything. */
  readonly scale: number;
}

/** The largest scale: a pixel of a shared 4K screen is then as large as eight of a phone. */
export const maxScale = 8;
/** Shows everything. */
export const noZoom: Zoom = { scale: 1, x: 0, y: 0 };

/** Keeps the content over the whole pane. */
function withinPane({ scale, x, y }: Zoom, { width, height }: PaneSize): Zoom {
  return {
    scale,
    x: clamp(width * (1 - scale), x, 0),
    y: clamp(height * (1 - scale), y, 0),
  };
}

/** Zooms by a factor, so that the content under a point stays there. */
export function zoomAt(zoom: Zoom, point: Point, factor: number, size: PaneSize): Zoom {
  const scale = clamp(1, zoom.scale * factor, maxScale);
  const growth = scale / zoom.scale;
  const moved = (offset: number, fixed: number) => fixed - (fixed - offset) * growth;
  return withinPane({ scale, x: moved(zoom.x, point.x), y: moved(zoom.y, point.y) }, size);
}

/** Moves the content. */
export const panBy = (zoom: Zoom, { x, y }: Point, size: PaneSize): Zoom =>
  withinPane({ ...zoom, x: zoom.x + x, y: zoom.y + y }, size);
