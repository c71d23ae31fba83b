import { For, Show } from 'solid-js';
import type { Sample } from '../../call/history/call-history.ts';
import { createClock } from '../../ui/clock.ts';
import styles from './connection-details.module.css';
import { Plot } from './plot.tsx';
import type { PlotDefinition as Plan } from './plots.ts';

/** Milliseconds between two drawings, which is as often as something new is measured. */
const redrawIntervalMs = 2_000;

interface PlotListProps<Stats> {
  readonly plots: readonly Plan<Stats>[];
  readonly samples: readonly Sample<Stats>[];
  /** What is said where nothing has been measured. */
  readonly emptyText: string;
}

/** What was measured over the last minutes, as it grows. */
export function PlotList<Stats>(props: PlotListProps<Stats>) {
  const now = createClock(redrawIntervalMs);
  return (
    <Show when={props.samples.length > 0} fallback={<p class="quiet">{props.emptyText}</p>}>
      <div class={styles['plots']}>
        <For each={props.plots}>
          {(plot) => <Plot plot={plot} samples={props.samples} now={now()} />}
        </For>
      </div>
    </Show>
  );
}
