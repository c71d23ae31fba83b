import type { ConnectionStats } from '@visavis/client';
import { For, Show } from 'solid-js';
import type { Sample } from '../journey/journal.ts';
import { createClock } from '../parts/clock.ts';
import { plotWords } from '../words/panel-plots.ts';
import { panelWords } from '../words/panel.ts';
import { Facts } from './facts.tsx';
import { figures } from './figures.ts';
import styles from './panel.module.css';
import { Plot } from './plot.tsx';
import { plots } from './plots.ts';

/** Milliseconds between two drawings, which is as often as something new is measured. */
const pace = 2_000;

/** What the connection to one person measures: over the last minutes, and by which way it goes now. */
export function Measurements(props: { samples: readonly Sample[]; stats: ConnectionStats | null }) {
  const now = createClock(pace);
  return (
    <>
      <Show when={props.samples.length > 0} fallback={<p class="quiet">{plotWords.nothing}</p>}>
        <div class={styles['plots']}>
          <For each={plots}>
            {(plot) => <Plot plot={plot} samples={props.samples} now={now()} />}
          </For>
        </div>
      </Show>
      <section aria-labelledby="facts">
        <h3 id="facts" class={styles['heading']}>
          {panelWords.facts}
        </h3>
        <Facts all={figures(props.stats)} />
      </section>
    </>
  );
}
