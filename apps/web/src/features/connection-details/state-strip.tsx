import { createMemo, createSignal, createUniqueId, For, onCleanup, onMount, Show } from 'solid-js';
import type { RegionHistory } from '../../call/history/state-history.ts';
import { classes } from '../../ui/classes.ts';
import { connectionDetailsText as words } from '../../text/connection-details.ts';
import type { StripRegion as Plan, StripState } from './strip-regions.ts';
import styles from './state-strip.module.css';
import { trackPath, transitionPaths, type Point } from './strip-paths.ts';

interface StateStripProps {
  readonly region: Plan;
  /** Undefined where the region has not been in any state so far. */
  readonly history: RegionHistory | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The steps along a rail that each key takes; to the ends as far as there are stops. */
const keySteps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
  Home: -Infinity,
  End: Infinity,
};

/** Where the middles of some elements are within another one, as it changes. */
function createElementCenters(count: number) {
  const [points, setPoints] = createSignal<readonly Point[]>([]);
  const marks: HTMLElement[] = [];
  let field: HTMLElement | undefined;
  const measure = () => {
    const corner = field?.getBoundingClientRect();
    if (corner === undefined) return;
    const boxes = marks.slice(0, count).map((mark) => mark.getBoundingClientRect());
    setPoints(
      boxes.map(({ left, top, width, height }) => ({
        x: left + width / 2 - corner.left,
        y: top + height / 2 - corner.top,
      })),
    );
  };
  // It tells of the first size as well. What is asked then has just been laid out.
  const observer = new ResizeObserver(measure);
  onMount(() => field && observer.observe(field));
  onCleanup(() => observer.disconnect());
  return { points, marks, setField: (element: HTMLElement) => (field = element) };
}

/** One region of a machine: its states as stops, where it is, and the way that it came. */
export function StateStrip(props: StateStripProps) {
  const id = createUniqueId();
  const stops = props.region.states;
  const names = stops.map(({ name }) => name);
  const { points, marks, setField } = createElementCenters(stops.length);
  const buttons: HTMLButtonElement[] = [];
  const [hovered, hover] = createSignal<StripState | null>(null);
  const [chosen, choose] = createSignal<StripState | null>(null);

  const state = () => props.history?.current ?? null;
  const current = () => stops.find(({ name }) => name === state()) ?? null;
  const visits = () => props.history?.visits ?? [];
  const visitsOf = (name: string) => visits().filter((visit) => visit.state === name);
  const shown = () => hovered() ?? chosen() ?? current();
  const legs = createMemo(() => transitionPaths(visits(), names, points()));
  /** The one that Tab leads to: from there the arrow keys go on. */
  const tabStop = () => chosen() ?? current() ?? stops[0];

  const go = (event: KeyboardEvent, place: number) => {
    const step = keySteps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    buttons[Math.min(Math.max(place + step, 0), stops.length - 1)]?.focus();
  };

  return (
    <section
      class={styles['rail']}
      data-region={props.region.key}
      data-state={state()}
      data-depth={props.region.depth}
      aria-labelledby={id}
    >
      <div class={styles['head']}>
        <h4 id={id} class={styles['title']}>
          {words.regionName(props.region.name)}
        </h4>
        <p class={styles['about']}>{props.region.description}</p>
      </div>
      <div class={styles['line']} ref={setField}>
        <svg class={styles['drawing']} aria-hidden="true">
          <path class={styles['track']} d={trackPath(points())} />
          <For each={legs()}>
            {({ path, isLatest }) => (
              <path class={classes(styles['leg'], isLatest && styles['latest'])} d={path} />
            )}
          </For>
        </svg>
        <ol class={styles['stops']}>
          <For each={stops}>
            {(stop, place) => {
              const own = () => visitsOf(stop.name);
              const isNow = () => stop.name === state();
              const last = () => own().at(-1);
              return (
                <li>
                  <button
                    ref={(element) => (buttons[place()] = element)}
                    type="button"
                    class={classes(
                      styles['stop'],
                      last() !== undefined && styles['passed'],
                      isNow() && styles['now'],
                    )}
                    data-stop={stop.name}
                    data-visits={own().length}
                    aria-current={isNow() ? 'step' : undefined}
                    aria-describedby={`${id}-${place()}`}
                    tabindex={tabStop() === stop ? 0 : -1}
                    onFocus={() => choose(stop)}
                    onBlur={() => choose(null)}
                    onClick={() => choose(stop)}
                    onPointerEnter={({ pointerType }) => pointerType === 'mouse' && hover(stop)}
                    onPointerLeave={() => hover(null)}
                    onKeyDown={(event) => go(event, place())}
                  >
                    <span
                      ref={(element) => (marks[place()] = element)}
                      class={styles['mark']}
                      aria-hidden="true"
                    />
                    <span class={styles['name']}>{stop.name}</span>
                    <span class={styles['time']} aria-hidden="true">
                      {last() === undefined ? '' : words.clock(last()?.at ?? 0)}
                    </span>
                  </button>
                  <span id={`${id}-${place()}`} hidden>
                    {words.visitedForScreenReader(own(), isNow())} {stop.description}
                  </span>
                </li>
              );
            }}
          </For>
        </ol>
      </div>
      <p class={styles['meaning']} aria-hidden="true">
        <Show when={shown()} fallback={words.inactive}>
          {(stop) => (
            <>
              <b>{stop().name}</b>: <span>{stop().description}</span>{' '}
              <span class={styles['when']}>
                {words.visited(visitsOf(stop().name), stop() === current(), props.now)}
              </span>
            </>
          )}
        </Show>
      </p>
    </section>
  );
}
