import Maximize from 'lucide-solid/icons/maximize';
import ZoomIn from 'lucide-solid/icons/zoom-in';
import ZoomOut from 'lucide-solid/icons/zoom-out';
import { indexAtSeq } from '@visavis/trace';
import { createMemo, Index, onCleanup, Show } from 'solid-js';
import { createElementSize } from '../../ui/element-size.ts';
import { inspectorText } from '../../text/inspector.ts';
import { useInspector } from '../../context.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { computeDensity, densityPath } from '../../model/density.ts';
import { fractionAt, timeAtFraction } from '../../model/time-range.ts';
import { ticksIn } from '../../model/time-ticks.ts';
import styles from './scrubber.module.css';

/** Pixels of a column. */
const columnWidth = 3;
/** Pixels that a time of the scale needs. */
const tickWidth = 84;
/** How much closer one press of a key or button goes. */
const zoomFactor = 0.5;
/** How much one pixel of a wheel does. */
const wheelZoomRate = 0.002;

const percent = (share: number) => `${share * 100}%`;

/** The whole recording as a strip, with how much happened when, and the moment to drag along it. */
export function Scrubber() {
  const inspector = useInspector();
  const { visibleRange, fullRange, entries, currentEntry } = inspector;
  const { size, ref } = createElementSize();
  const columns = createMemo(() => Math.max(Math.floor(size().width / columnWidth), 1));
  const density = createMemo(() => computeDensity(entries(), visibleRange(), columns()));
  const most = () => density().all.reduce((most, count) => Math.max(most, count), 1);
  const ticks = createMemo(() => ticksIn(visibleRange(), size().width / tickWidth));
  const here = () => fractionAt(visibleRange(), currentEntry()?.at ?? 0);
  const pinned = createMemo(() => {
    const pin = inspector.comparedSeq();
    return pin === null ? undefined : entries()[indexAtSeq(entries(), pin)];
  });
  const isIn = (share: number) => share >= 0 && share <= 1;
  const isWhole = () =>
    visibleRange().to - visibleRange().from >= fullRange().to - fullRange().from;

  const drag = (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - left) / width;
    // At its end there is always more to come.
    if (share >= 1 && visibleRange().to >= fullRange().to) inspector.followLive();
    else inspector.goToTime(timeAtFraction(visibleRange(), Math.min(Math.max(share, 0), 1)));
  };
  const zoom = (factor: number) => inspector.zoom(isIn(here()) ? here() : 0.5, factor);
  const keys: Readonly<Record<string, () => void>> = {
    '+': () => zoom(zoomFactor),
    '=': () => zoom(zoomFactor),
    '-': () => zoom(1 / zoomFactor),
    '0': () => inspector.showFullRange(),
  };
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const wheel = (event: WheelEvent & { readonly currentTarget: EventTarget | null }) => {
    event.preventDefault();
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const length = visibleRange().to - visibleRange().from;
    inspector.pan((event.deltaX / width) * length);
    if (event.deltaY === 0) return;
    inspector.zoom((event.clientX - left) / width, Math.exp(event.deltaY * wheelZoomRate));
  };
  const track = (element: HTMLElement) => {
    ref(element);
    // Solid's own listeners are passive where the browser's are.
    element.addEventListener('wheel', wheel, { passive: false });
    onCleanup(() => element.removeEventListener('wheel', wheel));
  };

  return (
    <div class={styles['scrubber']}>
      <div
        ref={track}
        class={styles['track']}
        role="slider"
        tabIndex={0}
        aria-label={inspectorText.scrubber}
        aria-valuemin={entries()[0]?.seq ?? 0}
        aria-valuemax={entries().at(-1)?.seq ?? 0}
        aria-valuenow={currentEntry()?.seq ?? 0}
        aria-valuetext={inspectorText.position(currentEntry()?.at ?? 0, currentEntry()?.seq ?? 0)}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          drag(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) drag(event);
        }}
        onKeyDown={press}
      >
        <svg
          class={styles['density']}
          viewBox={`0 0 ${columns()} 1`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path class={styles['all']} d={densityPath(density().all, most())} />
          <path class={styles['events']} d={densityPath(density().events, most())} />
        </svg>
        <Index each={ticks()}>
          {(tick) => (
            <span
              class={styles['tick']}
              style={{ left: percent(fractionAt(visibleRange(), tick())) }}
            >
              {inspectorText.time(tick())}
            </span>
          )}
        </Index>
        <Show when={pinned()}>
          {(pin) => (
            <Show when={isIn(fractionAt(visibleRange(), pin().at))}>
              <span
                class={styles['pin']}
                style={{ left: percent(fractionAt(visibleRange(), pin().at)) }}
              />
            </Show>
          )}
        </Show>
        <Show when={isIn(here())}>
          <span
            class={styles['handle']}
            data-live={inspector.isLive() || undefined}
            style={{ left: percent(here()) }}
          />
        </Show>
      </div>
      <div class={styles['zoom']}>
        <IconButton hint={inspectorText.zoomIn} onPress={() => zoom(zoomFactor)}>
          <ZoomIn aria-hidden="true" />
        </IconButton>
        <IconButton
          hint={inspectorText.zoomOut}
          isDisabled={isWhole()}
          onPress={() => zoom(1 / zoomFactor)}
        >
          <ZoomOut aria-hidden="true" />
        </IconButton>
        <IconButton
          hint={inspectorText.showAll}
          isDisabled={isWhole()}
          onPress={() => inspector.showFullRange()}
        >
          <Maximize aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  );
}
