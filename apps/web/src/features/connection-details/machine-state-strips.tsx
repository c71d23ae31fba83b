import type { StatechartNode } from '@visavis/client/statechart';
import { For } from 'solid-js';
import type { StateHistory } from '../../call/history/state-history.ts';
import { createClock } from '../../ui/clock.ts';
import { connectionDetailsText } from '../../text/connection-details.ts';
import { StateStrip } from './state-strip.tsx';
import { stripRegions } from './strip-regions.ts';
import styles from './connection-details.module.css';

/** A whole machine as rails, and the journey through it. */
export function MachineStateStrips(props: { machine: StatechartNode; journey: StateHistory }) {
  // To the second, as it is written.
  const now = createClock(1_000);
  return (
    <div class={styles['rails']}>
      <p class="quiet">{connectionDetailsText.stripsHint}</p>
      <For each={stripRegions(props.machine)}>
        {(rail) => <StateStrip region={rail} history={props.journey[rail.key]} now={now()} />}
      </For>
    </div>
  );
}
