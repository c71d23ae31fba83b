import type { RegionHistory } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { createMemo, createSignal, createUniqueId, For, Show } from 'solid-js';
import { connectionDetailsText } from '../../text/messages/connection-details.ts';
import { messageOrId } from '../../text/message-or-id.ts';
import { describeVisits, describeVisitsForScreenReader } from '../../text/state-visits.ts';
import { classes } from '../../ui/classes.ts';
import { createElementCenters } from './element-centers.ts';
import styles from './state-strip.module.css';
import { trackPath, transitionPaths } from './strip-paths.ts';
import type { StripRegion, StripState } from './strip-regions.ts';

interface StateStripProps {
  readonly region: StripRegion;
  /** Undefined if the region has not been active so far. */
  readonly history: RegionHistory | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** How many states each key moves the focus by. */
const keySteps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
  Home: -Infinity,
  End: Infinity,
};

/** Lets a long name continue on the next line at each capital letter. */
const withLineBreaks = (name: string) =>
  name
    .split(/(?<=[a-z])(?=[A-Z])/)
    .flatMap((word, index) => (index === 0 ? word : [<wbr />, word]));

/** One region of a machine: its states in order, the current one, and the transitions that occurred. */
export function StateStrip(props: StateStripProps) {
  const text = useText(connectionDetailsText);
  const id = createUniqueId();
  const states = props.region.states;
  const names = states.map(({ name }) => name);
  const { points, elements: marks, setContainer } = createElementCenters(states.length);
  const buttons: HTMLButtonElement[] = [];
  const [hovered, hover] = createSignal<StripState | null>(null);
  const [focused, focus] = createSignal<StripState | null>(null);

  const currentName = () => props.history?.current ?? null;
  const current = () => states.find(({ name }) => name === currentName()) ?? null;
  const visits = () => props.history?.visits ?? [];
  const visitsOf = (name: string) => visits().filter((visit) => visit.state === name);
  const shown = () => hovered() ?? focused() ?? current();
  const paths = createMemo(() => transitionPaths(visits(), names, points()));
  /** The only state in the tab order: the arrow keys move on from there. */
  const tabStop = () => focused() ?? current() ?? states[0];

  const moveFocus = (event: KeyboardEvent, index: number) => {
    const step = keySteps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    buttons[Math.min(Math.max(index + step, 0), states.length - 1)]?.focus();
  };

  return (
    <section
      class={styles['strip']}
      data-region={props.region.key}
      data-state={currentName()}
      data-depth={props.region.depth}
      aria-labelledby={id}
    >
      <div class={styles['head']}>
        <h3 id={id} class={styles['title']}>
          {messageOrId(text.regions, props.region.name)}
        </h3>
        <p class={styles['about']}>{props.region.description}</p>
      </div>
      <div class={styles['row']} ref={setContainer}>
        <svg class={styles['drawing']} aria-hidden="true">
          <path class={styles['track']} d={trackPath(points())} />
          <For each={paths()}>
            {({ path, isLatest }) => (
              <path class={classes(styles['transition'], isLatest && styles['latest'])} d={path} />
            )}
          </For>
        </svg>
        <ol class={styles['states']}>
          <For each={states}>
            {(state, index) => {
              const ownVisits = () => visitsOf(state.name);
              const isCurrent = () => state.name === currentName();
              const last = () => ownVisits().at(-1);
              return (
                <li>
                  <button
                    ref={(element) => (buttons[index()] = element)}
                    type="button"
                    class={classes(
                      styles['state'],
                      last() !== undefined && styles['visited'],
                      isCurrent() && styles['current'],
                    )}
                    data-state-name={state.name}
                    data-visits={ownVisits().length}
                    aria-current={isCurrent() ? 'step' : undefined}
                    aria-describedby={`${id}-${index()}`}
                    tabindex={tabStop() === state ? 0 : -1}
                    onFocus={() => focus(state)}
                    onBlur={() => focus(null)}
                    onClick={() => focus(state)}
                    onPointerEnter={({ pointerType }) => pointerType === 'mouse' && hover(state)}
                    onPointerLeave={() => hover(null)}
                    onKeyDown={(event) => moveFocus(event, index())}
                  >
                    <span
                      ref={(element) => (marks[index()] = element)}
                      class={styles['mark']}
                      aria-hidden="true"
                    />
                    <span class={styles['name']}>{withLineBreaks(state.name)}</span>
                    <span class={styles['time']} aria-hidden="true">
                      <Show when={last()}>{(visit) => text.visits.time({ at: visit().at })}</Show>
                    </span>
                  </button>
                  <span id={`${id}-${index()}`} hidden>
                    {describeVisitsForScreenReader(ownVisits(), isCurrent())} {state.description}
                  </span>
                </li>
              );
            }}
          </For>
        </ol>
      </div>
      <p class={styles['meaning']} aria-hidden="true">
        <Show when={shown()} fallback={text.inactive}>
          {(state) => (
            <>
              <b>{state().name}</b>: <span>{state().description}</span>{' '}
              <span class={styles['when']}>
                {describeVisits(visitsOf(state().name), state() === current(), props.now)}
              </span>
            </>
          )}
        </Show>
      </p>
    </section>
  );
}
