import { Tabs } from '@kobalte/core/tabs';
import { peerActorId, type PeerId } from '@visavis/client';
import { readStatechart, peerMachine } from '@visavis/client/statechart';
import { createSignal, Show } from 'solid-js';
import { createActorHistory } from '../../call/state/actor-history.ts';
import { useCall } from '../../call/state/call-view.ts';
import { connectionDetailsText } from '../../text/connection-details.ts';
import { commonText, connectionLevelText } from '../../text/text.ts';
import { Measurements } from './measurements.tsx';
import { createPeerView } from '../../call/state/peer-view.ts';
import { MachineStateStrips } from './machine-state-strips.tsx';
import styles from './connection-details.module.css';
import { createPeerStatus } from './peer-status.ts';

const peerChart = readStatechart(peerMachine);

/** What was shown the last time, for the next person. */
const [tab, selectTab] = createSignal('states');

/** The connection to one person: how it stands, where it is and was, and what it measures. */
export function PeerDetails(props: { id: PeerId }) {
  const { send } = useCall();
  const view = createPeerView(() => props.id);
  const told = createPeerStatus(() => props.id, view);
  const log = createActorHistory(() => peerActorId(props.id));
  return (
    <>
      <div class={styles['summary']} data-level={view.level()}>
        <p class={styles['word']}>{connectionLevelText.levels[view.level()]}</p>
        <p class={styles['sentence']}>{told().text}</p>
        <Show when={told().advice}>{(advice) => <p>{advice()}</p>}</Show>
        <Show when={view.level() === 'lost'}>
          <div class={styles['remedies']}>
            <button
              type="button"
              class="button small"
              onClick={() => send({ type: 'retry', peer: props.id })}
            >
              {commonText.retry}
            </button>
            <a href="/check" target="_blank" rel="noopener">
              {commonText.check}
            </a>
          </div>
        </Show>
      </div>
      <Tabs value={tab()} onChange={selectTab}>
        <Tabs.List class={styles['tabs']} aria-label={connectionDetailsText.tabs}>
          <Tabs.Trigger value="states" class={styles['tab']}>
            {connectionDetailsText.states}
          </Tabs.Trigger>
          <Tabs.Trigger value="measurements" class={styles['tab']}>
            {connectionDetailsText.measurements}
          </Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="states" class={styles['content']}>
          <MachineStateStrips machine={peerChart} journey={log().states} />
        </Tabs.Content>
        <Tabs.Content value="measurements" class={styles['content']}>
          <Measurements samples={log().samples} stats={view.snapshot()?.context.stats ?? null} />
        </Tabs.Content>
      </Tabs>
    </>
  );
}
