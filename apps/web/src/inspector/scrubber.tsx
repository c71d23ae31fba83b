import Maximize from 'lucide-solid/icons/maximize';
import ZoomIn from 'lucide-solid/icons/zoom-in';
import ZoomOut from 'lucide-solid/icons/zoom-out';
import { placeOf } from '@visavis/trace';
import { createMemo, Index, onCleanup, Show } from 'solid-js';
import { createMeasure } from '../parts/measure.ts';
import { inspectorWords } from '../words/inspector.ts';
import { useInspector } from './context.ts';
import { IconButton } from './icon-button.tsx';
import { densityOf, outlineOf } from './model/density.ts';
import { shareOf, timeAt } from './model/span.ts';
import { ticksOf } from './model/ticks.ts';
import styles from './scrubber.module.css';

/** Pixels of a column. */
const COLUMN = 3;
/** Pixels that a time of the scale needs. */
const TICK = 84;
/** How much closer one press of a key or button goes. */
const CLOSER = 0.5;
/** How much one pixel of a wheel does. */
const WHEEL = 0.002;

const percent = (share: number) => `${share * 100}%`;

/** The whole recording as a strip, with how much happened when, and the moment to drag along it. */
export function Scrubber() {
  const inspector = useInspector();
  const { span, whole, entries, entry } = inspector;
  const { size, ref } = createMeasure();
  const columns = createMemo(() => Math.max(Math.floor(size().width / COLUMN), 1));
  const density = createMemo(() => densityOf(entries(), span(), columns()));
  const most = () => density().all.reduce((most, count) => Math.max(most, count), 1);
  const ticks = createMemo(() => ticksOf(span(), size().width / TICK));
  const here = () => shareOf(span(), entry()?.at ?? 0);
  const pinned = createMemo(() => {
    const pin = inspector.pin();
    return pin === null ? undefined : entries()[placeOf(entries(), pin)];
  });
  const isIn = (share: number) => share >= 0 && share <= 1;
  const isWhole = () => span().to - span().from >= whole().to - whole().from;

  const drag = (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - left) / width;
    // At its end there is always more to come.
    if (share >= 1 && span().to >= whole().to) inspector.follow();
    else inspector.goTo(timeAt(span(), Math.min(Math.max(share, 0), 1)));
  };
  const zoom = (factor: number) => inspector.zoom(isIn(here()) ? here() : 0.5, factor);
  const keys: Readonly<Record<string, () => void>> = {
    '+': () => zoom(CLOSER),
    '=': () => zoom(CLOSER),
    '-': () => zoom(1 / CLOSER),
    '0': () => inspector.showAll(),
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
    const length = span().to - span().from;
    inspector.pan((event.deltaX / width) * length);
    if (event.deltaY === 0) return;
    inspector.zoom((event.clientX - left) / width, Math.exp(event.deltaY * WHEEL));
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
        aria-label={inspectorWords.scrubber}
        aria-valuemin={entries()[0]?.seq ?? 0}
        aria-valuemax={entries().at(-1)?.seq ?? 0}
        aria-valuenow={entry()?.seq ?? 0}
        aria-valuetext={inspectorWords.moment(entry()?.at ?? 0, entry()?.seq ?? 0)}
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
          <path class={styles['all']} d={outlineOf(density().all, most())} />
          <path class={styles['events']} d={outlineOf(density().events, most())} />
        </svg>
        <Index each={ticks()}>
          {(tick) => (
            <span class={styles['tick']} style={{ left: percent(shareOf(span(), tick())) }}>
              {inspectorWords.time(tick())}
            </span>
          )}
        </Index>
        <Show when={pinned()}>
          {(pin) => (
            <Show when={isIn(shareOf(span(), pin().at))}>
              <span class={styles['pin']} style={{ left: percent(shareOf(span(), pin().at)) }} />
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
        <IconButton hint={inspectorWords.closer} onPress={() => zoom(CLOSER)}>
          <ZoomIn aria-hidden="true" />
        </IconButton>
        <IconButton
          hint={inspectorWords.farther}
          isDisabled={isWhole()}
          onPress={() => zoom(1 / CLOSER)}
        >
          <ZoomOut aria-hidden="true" />
        </IconButton>
        <IconButton
          hint={inspectorWords.showAll}
          isDisabled={isWhole()}
          onPress={() => inspector.showAll()}
        >
          <Maximize aria-hidden="true" />
        </IconButton>
      </div>
    </div>
  );
}
