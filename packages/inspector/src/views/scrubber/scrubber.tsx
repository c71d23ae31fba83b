import Maximize from 'lucide-solid/icons/maximize';
import ZoomIn from 'lucide-solid/icons/zoom-in';
import ZoomOut from 'lucide-solid/icons/zoom-out';
import { indexAtSeq } from '@visavis/trace';
import { createMemo, Index, onCleanup, Show } from 'solid-js';
import { createElementSize } from '../../ui/element-size.ts';
import { useText } from '@visavis/text/solid';
import { toolbarText } from '../../text/messages/toolbar.ts';
import { useInspector } from '../../context.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { computeDensity, densityPath } from '../../model/density.ts';
import { formatEntryTime } from '../../model/entry-time.ts';
import { fractionAt, timeAtFraction } from '../../model/time-range.ts';
import { ticksIn } from '../../model/time-ticks.ts';
import styles from './scrubber.module.css';

/** The width of a column of the density, in pixels. */
const columnWidth = 3;
/** The width that a label of the time scale needs, in pixels. */
const tickWidth = 84;
/** The factor of the visible range for one press of a zoom key or button. */
const zoomFactor = 0.5;
/** The zoom exponent for one pixel of a wheel. */
const wheelZoomRate = 0.002;

const percent = (fraction: number) => `${fraction * 100}%`;

/** A time strip with the density of entries and a handle to drag to an entry. */
export function Scrubber() {
  const text = useText(toolbarText);
  const inspector = useInspector();
  const { visibleRange, fullRange, entries, currentEntry } = inspector;
  const { size, ref } = createElementSize();
  const columns = createMemo(() => Math.max(Math.floor(size().width / columnWidth), 1));
  const density = createMemo(() => computeDensity(entries(), visibleRange(), columns()));
  const maxCount = () => density().all.reduce((max, count) => Math.max(max, count), 1);
  const ticks = createMemo(() => ticksIn(visibleRange(), size().width / tickWidth));
  const currentFraction = () => fractionAt(visibleRange(), currentEntry()?.at ?? 0);
  const comparedEntry = createMemo(() => {
    const seq = inspector.comparedSeq();
    return seq === null ? undefined : entries()[indexAtSeq(entries(), seq)];
  });
  const isVisible = (fraction: number) => fraction >= 0 && fraction <= 1;
  const isWhole = () =>
    visibleRange().to - visibleRange().from >= fullRange().to - fullRange().from;

  const drag = (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const fraction = (event.clientX - left) / width;
    // Dragged to the end of the recording, it follows new entries.
    if (fraction >= 1 && visibleRange().to >= fullRange().to) inspector.followLive();
    else inspector.goToTime(timeAtFraction(visibleRange(), Math.min(Math.max(fraction, 0), 1)));
  };
  const zoom = (factor: number) =>
    inspector.zoom(isVisible(currentFraction()) ? currentFraction() : 0.5, factor);
  const keys: Readonly<Record<string, () => void>> = {
    '+': () => zoom(zoomFactor),
    '=': () => zoom(zoomFactor),
    '-': () => zoom(1 / zoomFactor),
    '0': () => inspector.showFullRange(),
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const run = keys[event.key];
    if (run === undefined) return;
    event.preventDefault();
    run();
  };
  const handleWheel = (event: WheelEvent & { readonly currentTarget: EventTarget | null }) => {
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
    // A listener that Solid adds would be passive, and could not prevent scrolling.
    element.addEventListener('wheel', handleWheel, { passive: false });
    onCleanup(() => element.removeEventListener('wheel', handleWheel));
  };

  return (
    <div class={styles['scrubber']}>
      <div
        ref={track}
        class={styles['track']}
        role="slider"
        tabIndex={0}
        aria-label={text.scrubber}
        aria-valuemin={entries()[0]?.seq ?? 0}
        aria-valuemax={entries().at(-1)?.seq ?? 0}
        aria-valuenow={currentEntry()?.seq ?? 0}
        aria-valuetext={text.position({
          time: formatEntryTime(currentEntry()?.at ?? 0),
          seq: currentEntry()?.seq ?? 0,
        })}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          drag(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) drag(event);
        }}
        onKeyDown={handleKeyDown}
      >
        <svg
          class={styles['density']}
          viewBox={`0 0 ${columns()} 1`}
          preserveAspectRatio="none"
          aria-hidden="true"
        >
          <path class={styles['all']} d={densityPath(density().all, maxCount())} />
          <path class={styles['events']} d={densityPath(density().events, maxCount())} />
        </svg>
        <Index each={ticks()}>
          {(tick) => (
            <span
              class={styles['tick']}
              style={{ 'inset-inline-start': percent(fractionAt(visibleRange(), tick())) }}
            >
              {formatEntryTime(tick())}
            </span>
          )}
        </Index>
        <Show when={comparedEntry()}>
          {(compared) => (
            <Show when={isVisible(fractionAt(visibleRange(), compared().at))}>
              <span
                class={styles['compared']}
                style={{ 'inset-inline-start': percent(fractionAt(visibleRange(), compared().at)) }}
              />
            </Show>
          )}
        </Show>
        <Show when={isVisible(currentFraction())}>
          <span
            class={styles['handle']}
            data-live={inspector.isLive() || undefined}
            style={{ 'inset-inline-start': percent(currentFraction()) }}
          />
        </Show>
      </div>
      <div class={styles['zoom']}>
        <IconButton hint={text.zoomIn} onPress={() => zoom(zoomFactor)}>
          <ZoomIn aria-hidden="true" />
        </IconButton>
        <IconButton hint={text.zoomOut} isDisabled={isWhole()} onPress={() => zoom(1 / zoomFactor)}>
          <ZoomOut aria-hidden="true" />
        </IconButton>
        <IconButton
          hint={text.showAll}
          isDisabled={isWhole()}
          onPress={() => inspector.showFullRange()}
        >
          <Maximize aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  );
}
