import { useText } from '@visavis/text/solid';
import { createSignal, Show, type JSX } from 'solid-js';
import { callText } from '../../../../text/messages/call.ts';
import { Pinch } from './pinch.ts';
import { noZoom, panBy, zoomAt, type Point } from './zoom.ts';
import styles from './zoom-pane.module.css';

/** The factor of one key press. */
const keyFactor = 1.25;
/** The distance of one arrow key, in pixels. */
const keyDistance = 60;
/** How fast the wheel zooms: the factor of a pixel, as its logarithm. */
const wheelSpeed = 0.002;
/** Lines of a wheel that counts in lines, in pixels. */
const lineHeight = 16;

const panOfKey: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: keyDistance, y: 0 },
  ArrowRight: { x: -keyDistance, y: 0 },
  ArrowUp: { x: 0, y: keyDistance },
  ArrowDown: { x: 0, y: -keyDistance },
};
const factorOfKey: Readonly<Record<string, number>> = {
  '+': keyFactor,
  '=': keyFactor,
  '-': 1 / keyFactor,
};

/** Shows its content, which can be zoomed and moved by wheel, keys, and pinching. */
export function ZoomPane(props: { readonly label: string; readonly children: JSX.Element }) {
  const text = useText(callText);
  const [zoom, setZoom] = createSignal(noZoom);
  const isZoomed = () => zoom().scale > 1;
  const pinch = new Pinch();
  let pane: HTMLDivElement | undefined;

  const size = () => ({ width: pane?.clientWidth ?? 0, height: pane?.clientHeight ?? 0 });
  const pointOf = (event: MouseEvent): Point => {
    const { left = 0, top = 0 } = pane?.getBoundingClientRect() ?? {};
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const onWheel = (event: WheelEvent) => {
    event.preventDefault();
    const pixels =
      event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * lineHeight : event.deltaY;
    setZoom((before) => zoomAt(before, pointOf(event), Math.exp(-pixels * wheelSpeed), size()));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const factor = factorOfKey[event.key];
    const pan = panOfKey[event.key];
    if (factor !== undefined) {
      const { width, height } = size();
      setZoom((before) =>
        zoomAt(before, { x: width / 2, y: height / 2 }, factor, { width, height }),
      );
    } else if (event.key === '0') setZoom(noZoom);
    else if (pan !== undefined && isZoomed()) setZoom((before) => panBy(before, pan, size()));
    else return;
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent) => {
    const move = pinch.move(event.pointerId, pointOf(event));
    if (move === null) return;
    setZoom((before) => panBy(zoomAt(before, move.center, move.factor, size()), move.pan, size()));
  };
  const show = (element: HTMLDivElement) => {
    pane = element;
    // Not passive, so that the page does not zoom as well.
    element.addEventListener('wheel', onWheel, { passive: false });
  };

  return (
    <div
      ref={show}
      class={styles['pane']}
      data-zoomed={isZoomed()}
      // A press moves the content instead of enlarging the tile.
      data-pressable={isZoomed() ? '' : undefined}
      role="group"
      tabindex="0"
      aria-label={text.zoomable({ name: props.label })}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => pinch.press(event.pointerId, pointOf(event))}
      onPointerMove={onPointerMove}
      onPointerUp={(event) => pinch.release(event.pointerId)}
      onPointerCancel={(event) => pinch.release(event.pointerId)}
      onPointerLeave={(event) => pinch.release(event.pointerId)}
    >
      <div
        class={styles['content']}
        style={{
          translate: `${zoom().x}px ${zoom().y}px`,
          scale: String(zoom().scale),
        }}
      >
        {props.children}
      </div>
      <Show when={isZoomed()}>
        <button type="button" class={styles['reset']} onClick={() => setZoom(noZoom)}>
          {text.zoomReset({ percent: zoom().scale })}
        </button>
      </Show>
    </div>
  );
}
