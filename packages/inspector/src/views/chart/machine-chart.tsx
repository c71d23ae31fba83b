import { allStates, type StatechartNode } from '@visavis/machines/statechart';
import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js';
import { useText } from '@visavis/text/solid';
import { chartText } from '../../text/messages/chart.ts';
import { StateDetails } from './state-details.tsx';
import styles from './machine-chart.module.css';
import { useInspector } from '../../context.ts';
import { lastEnteredStates } from '../../model/entries.ts';
import { activeStatePaths, formatStatePath } from '../../model/active-states.ts';
import { chartOfMachine } from '../../model/machine-charts.ts';

interface StateBoxProps {
  readonly chart: StatechartNode;
  readonly activePaths: ReadonlySet<string>;
  /** The states that the last transition entered. */
  readonly enteredPaths: ReadonlySet<string>;
  readonly chosen: string;
  readonly onChoose: (path: string) => void;
}

/** A state and its child states. */
function StateBox(props: StateBoxProps) {
  const path = formatStatePath(props.chart.path);
  const text = useText(chartText);
  const isMarked = () => props.activePaths.has(path);
  const isActive = () => path === '' || isMarked();
  return (
    <div
      class={styles['box']}
      data-state={path}
      data-type={props.chart.type}
      data-active={isActive() || undefined}
      data-entered={props.enteredPaths.has(path) || undefined}
    >
      <button
        type="button"
        class={styles['name']}
        aria-pressed={props.chosen === path}
        aria-label={isMarked() ? text.activeState({ state: props.chart.name }) : undefined}
        onClick={() => props.onChoose(path)}
      >
        {props.chart.name}
      </button>
      <Show when={props.chart.children.length > 0}>
        <div class={styles['inside']}>
          <For each={props.chart.children}>
            {(child) => (
              <StateBox
                chart={child}
                activePaths={props.activePaths}
                enteredPaths={props.enteredPaths}
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

/** The machine of the selected actor as nested boxes, with its active states highlighted. */
export function MachineChart() {
  const text = useText(chartText);
  const inspector = useInspector();
  const machine = createMemo(() => inspector.selected()?.machine ?? null);
  const chart = createMemo(() => chartOfMachine(machine()));
  const activePaths = createMemo(
    () => new Set(activeStatePaths(inspector.selected()?.value ?? null)),
  );
  const [chosen, choose] = createSignal('');
  createEffect(on(machine, () => choose(''), { defer: true }));
  const enteredPaths = createMemo(() => {
    const { key = '' } = inspector.selected() ?? {};
    return new Set(
      lastEnteredStates(inspector.entries(), inspector.currentEntry()?.seq ?? -1, key),
    );
  });
  const nameOfSelected = () => inspector.nameOf(inspector.selected()?.key ?? '');
  const chosenState = () => {
    const root = chart();
    return root && allStates(root).find(({ path }) => formatStatePath(path) === chosen());
  };

  return (
    <Show
      when={chart()}
      fallback={
        <p class={styles['none']}>
          <Show when={machine()} fallback={text.noChart}>
            {(name) => text.unknownChart({ machine: name() })}
          </Show>
        </p>
      }
    >
      {(root) => (
        <div class={styles['container']}>
          <div class={styles['chart']}>
            <div
              class={styles['boxes']}
              data-scrolls
              tabIndex={0}
              role="group"
              aria-label={nameOfSelected()}
            >
              <Show when={root()} keyed>
                {(rootNode) => (
                  <StateBox
                    chart={rootNode}
                    activePaths={activePaths()}
                    enteredPaths={enteredPaths()}
                    chosen={chosen()}
                    onChoose={choose}
                  />
                )}
              </Show>
            </div>
            <Show when={chosenState()}>
              {(state) => <StateDetails state={state()} onChoose={choose} />}
            </Show>
          </div>
        </div>
      )}
    </Show>
  );
}
