import { Tabs } from '@kobalte/core/tabs';
import { peerActorId, type PeerId } from '@visavis/client';
import { chartOf, peerMachine } from '@visavis/client/chart';
import { createSignal, Show } from 'solid-js';
import { createLog } from '../view/log.ts';
import { useCall } from '../view/view.ts';
import { panelWords } from '../words/panel.ts';
import { commonWords, connectionWords } from '../words/words.ts';
import { Measurements } from './measurements.tsx';
import { createPeerView } from './peer-view.ts';
import { MachineRails } from './machine-rails.tsx';
import styles from './panel.module.css';
import { createTold } from './told.ts';

const machine = chartOf(peerMachine);

/** What was shown the last time, for the next person. */
const [tab, chooseTab] = createSignal('states');

/** The connection to one person: how it stands, where it is and was, and what it measures. */
export function Person(props: { id: PeerId }) {
  const { send } = useCall();
  const view = createPeerView(() => props.id);
  const told = createTold(() => props.id, view);
  const log = createLog(() => peerActorId(props.id));
  return (
    <>
      <div class={styles['summary']} data-level={view.level()}>
        <p class={styles['word']}>{connectionWords.levels[view.level()]}</p>
        <p class={styles['sentence']}>{told().text}</p>
        <Show when={told().advice}>{(advice) => <p>{advice()}</p>}</Show>
        <Show when={view.level() === 'lost'}>
          <div class={styles['remedies']}>
            <button
              type="button"
              class="button small"
              onClick={() => send({ type: 'retry', peer: props.id })}
            >
              {commonWords.again}
            </button>
            <a href="/check" target="_blank" rel="noopener">
              {commonWords.check}
            </a>
          </div>
        </Show>
      </div>
      <Tabs value={tab()} onChange={chooseTab}>
        <Tabs.List class={styles['tabs']} aria-label={panelWords.tabs}>
          <Tabs.Trigger value="states" class={styles['tab']}>
            {panelWords.states}
          </Tabs.Trigger>
          <Tabs.Trigger value="measurements" class={styles['tab']}>
            {panelWords.measurements}
          </Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content value="states" class={styles['content']}>
          <MachineRails machine={machine} journey={log().journey} />
        </Tabs.Content>
        <Tabs.Content value="measurements" class={styles['content']}>
          <Measurements samples={log().samples} stats={view.snapshot()?.context.stats ?? null} />
        </Tabs.Content>
      </Tabs>
    </>
  );
}
