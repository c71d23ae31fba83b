import { everyState, type Chart } from '@visavis/client/chart';
import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js';
import { classes } from '../parts/classes.ts';
import { inspectorWords } from '../words/inspector.ts';
import { ChartState } from './chart-state.tsx';
import styles from './chart.module.css';
import { useInspector } from './context.ts';
import { lastEntered } from './model/effects.ts';
import { activePaths, pathText } from './model/lit.ts';
import { chartOfMachine } from './model/charts.ts';

interface BoxProps {
  readonly chart: Chart;
  readonly lit: ReadonlySet<string>;
  /** The states that were entered last, and by which entry. */
  readonly entered: ReadonlySet<string>;
  readonly chosen: string;
  readonly onChoose: (path: string) => void;
}

/** A state with all that is in it. */
function Box(props: BoxProps) {
  const path = pathText(props.chart.path);
  const isLit = () => path === '' || props.lit.has(path);
  return (
    <div
      class={classes(styles['box'], props.chart.type === 'parallel' && styles['parallel'])}
      data-state={path}
      data-type={props.chart.type}
      data-lit={isLit() || undefined}
      data-entered={props.entered.has(path) || undefined}
    >
      <button
        type="button"
        class={styles['name']}
        aria-pressed={props.chosen === path}
        onClick={() => props.onChoose(path)}
      >
        {props.chart.name}
        <Show when={isLit() && path !== ''}>
          <span class="unseen">, {inspectorWords.active}</span>
        </Show>
      </button>
      <Show when={props.chart.children.length > 0}>
        <div class={styles['inside']}>
          <For each={props.chart.children}>
            {(child) => (
              <Box
                chart={child}
                lit={props.lit}
                entered={props.entered}
                chosen={props.chosen}
                onChoose={props.onChoose}
              />
            )}
          </For>
        </div>
      </Show>
    </div>
  );
}

/** The machine of the selected actor as nested boxes, those lit that it is in at the moment. */
export function MachineChart() {
  const inspector = useInspector();
  const machine = createMemo(() => inspector.selected()?.machine ?? null);
  const chart = createMemo(() => chartOfMachine(machine()));
  const lit = createMemo(() => new Set(activePaths(inspector.selected()?.value ?? null)));
  const [chosen, choose] = createSignal('');
  createEffect(on(machine, () => choose(''), { defer: true }));
  const entered = createMemo(() => {
    const { key = '' } = inspector.selected() ?? {};
    return new Set(lastEntered(inspector.entries(), inspector.entry()?.seq ?? -1, key));
  });
  const nameOfSelected = () => inspector.nameOf(inspector.selected()?.key ?? '');
  const chosenState = () => {
    const whole = chart();
    return whole && everyState(whole).find(({ path }) => pathText(path) === chosen());
  };

  return (
    <Show
      when={chart()}
      fallback={
        <p class={styles['none']}>
          <Show when={machine()} fallback={inspectorWords.noChart}>
            {(name) => inspectorWords.unknownChart(name())}
          </Show>
        </p>
      }
    >
      {(whole) => (
        <div class={styles['room']}>
          <div class={styles['chart']}>
            <div
              class={styles['boxes']}
              data-scrolls
              tabIndex={0}
              role="group"
              aria-label={nameOfSelected()}
            >
              <Show when={whole()} keyed>
                {(root) => (
                  <Box
                    chart={root}
                    lit={lit()}
                    entered={entered()}
                    chosen={chosen()}
                    onChoose={choose}
                  />
                )}
              </Show>
            </div>
            <Show when={chosenState()}>
              {(state) => <ChartState state={state()} onChoose={choose} />}
            </Show>
          </div>
        </div>
      )}
    </Show>
  );
}
