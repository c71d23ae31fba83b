import type { Sample } from '@visavis/client/derived';
import { For, Show } from 'solid-js';
import { createClock } from '../../ui/clock.ts';
import styles from './connection-details.module.css';
import { Plot } from './plot.tsx';
import type { PlotDefinition } from './plots.ts';

/** As often as new statistics arrive. */
const redrawIntervalMs = 2_000;

interface PlotListProps<Stats> {
  readonly plots: readonly PlotDefinition<Stats>[];
  readonly samples: readonly Sample<Stats>[];
  /** Shown while there are no samples. */
  readonly emptyText: string;
}

/** Several plots of the same samples. */
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
