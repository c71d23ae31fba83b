import type { Chart } from '@visavis/client/chart';
import { For } from 'solid-js';
import type { Journey } from '../journey/journey.ts';
import { createClock } from '../parts/clock.ts';
import { panelWords } from '../words/panel.ts';
import { Rail } from './rail.tsx';
import { railsOf } from './rails.ts';
import styles from './panel.module.css';

/** A whole machine as rails, and the journey through it. */
export function MachineRails(props: { machine: Chart; journey: Journey }) {
  // To the second, as it is written.
  const now = createClock(1_000);
  return (
    <div class={styles['rails']}>
      <p class="quiet">{panelWords.railsHint}</p>
      <For each={railsOf(props.machine)}>
        {(rail) => <Rail rail={rail} trail={props.journey[rail.region]} now={now()} />}
      </For>
    </div>
  );
}
