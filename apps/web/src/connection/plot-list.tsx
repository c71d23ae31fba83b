import { For, Show } from 'solid-js';
import type { Sample } from '../journey/journal.ts';
import { createClock } from '../parts/clock.ts';
import styles from './panel.module.css';
import { Plot } from './plot.tsx';
import type { Plot as Plan } from './plots.ts';

/** Milliseconds between two drawings, which is as often as something new is measured. */
const pace = 2_000;

interface PlotListProps<Stats> {
  readonly plots: readonly Plan<Stats>[];
  readonly samples: readonly Sample<Stats>[];
  /** What is said where nothing has been measured. */
  readonly nothing: string;
}

/** What was measured over the last minutes, as it grows. */
export function PlotList<Stats>(props: PlotListProps<Stats>) {
  const now = createClock(pace);
  return (
    <Show when={props.samples.length > 0} fallback={<p class="quiet">{props.nothing}</p>}>
      <div class={styles['plots']}>
        <For each={props.plots}>
          {(plot) => <Plot plot={plot} samples={props.samples} now={now()} />}
        </For>
      </div>
    </Show>
  );
}
