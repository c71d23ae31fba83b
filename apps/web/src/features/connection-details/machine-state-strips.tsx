import type { StateHistory } from '@visavis/client/derived';
import type { StatechartNode } from '@visavis/client/statechart';
import { useText } from '@visavis/text/solid';
import { For } from 'solid-js';
import { connectionDetailsText } from '../../text/messages/connection-details.ts';
import { createClock } from '../../ui/clock.ts';
import styles from './connection-details.module.css';
import { StateStrip } from './state-strip.tsx';
import { stripRegions } from './strip-regions.ts';

/** The text shows seconds. */
const clockIntervalMs = 1_000;

/** A machine as state strips, with the states that it has visited. */
export function MachineStateStrips(props: { machine: StatechartNode; history: StateHistory }) {
  const text = useText(connectionDetailsText);
  const now = createClock(clockIntervalMs);
  return (
    <div class={styles['strips']}>
      <p class="quiet">{text.stripsHint}</p>
      <For each={stripRegions(props.machine)}>
        {(region) => <StateStrip region={region} history={props.history[region.key]} now={now()} />}
      </For>
    </div>
  );
}
