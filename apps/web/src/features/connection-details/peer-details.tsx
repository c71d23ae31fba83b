import { Tabs } from '@kobalte/core/tabs';
import { peerActorId, type PeerId } from '@visavis/client';
import { peerMachine, readStatechart } from '@visavis/client/statechart';
import { useText } from '@visavis/text/solid';
import { createSignal, Show } from 'solid-js';
import { createActorHistory } from '../../call/state/actor-history.ts';
import { useCall } from '../../call/state/call-view.ts';
import { createPeerView } from '../../call/state/peer-view.ts';
import { connectionDetailsText } from '../../text/messages/connection-details.ts';
import { commonText } from '../../text/messages/common.ts';
import { connectionLevelText } from '../../text/messages/connection-level.ts';
import styles from './connection-details.module.css';
import { MachineStateStrips } from './machine-state-strips.tsx';
import { Measurements } from './measurements.tsx';
import { createPeerStatus } from './peer-status.ts';

const peerChart = readStatechart(peerMachine);

/** The selected tab, kept for the next peer. */
const [tab, selectTab] = createSignal('measurements');

/** The details of one peer connection: its status, its measurements, and, for developers, its states. */
export function PeerDetails(props: { id: PeerId }) {
  const details = useText(connectionDetailsText);
  const common = useText(commonText);
  const levelText = useText(connectionLevelText);
  const { send } = useCall();
  const view = createPeerView(() => props.id);
  const status = createPeerStatus(() => props.id, view);
  const history = createActorHistory(() => peerActorId(props.id));
  return (
    <>
      <div class={styles['summary']} data-level={view.level()}>
        <p class={styles['level']}>{levelText.levels[view.level()]}</p>
        <p class={styles['sentence']}>{status().text}</p>
        <Show when={status().advice}>{(advice) => <p>{advice()}</p>}</Show>
        <Show when={view.level() === 'lost'}>
          <div class={styles['remedies']}>
            <button
              type="button"
              class="button small"
              onClick={() => send({ type: 'retry', peer: props.id })}
            >
              {common.retry}
            </button>
            <a href="/check" target="_blank" rel="noopener">
              {common.check}
            </a>
          </div>
        </Show>
      </div>
      <Tabs value={tab()} onChange={selectTab}>
        <Tabs.List class={styles['tabs']} aria-label={details.tabs}>
          <Tabs.Trigger value="measurements" class={styles['tab']}>
            {details.measurements}
          </Tabs.Trigger>
          <Tabs.Trigger value="states" class={styles['tab']}>
            {details.forDevelopers}
          </Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="measurements" class={styles['tabPanel']}>
          <Measurements
            samples={history().samples}
            stats={view.snapshot()?.context.stats ?? null}
          />
        </Tabs.Content>
        <Tabs.Content value="states" class={styles['tabPanel']}>
          <MachineStateStrips machine={peerChart} history={history().states} />
        </Tabs.Content>
      </Tabs>
    </>
  );
}
