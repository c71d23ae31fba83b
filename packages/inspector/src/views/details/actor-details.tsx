import { createMemo, For, Show } from 'solid-js';
import { useText } from '@visavis/text/solid';
import { detailsText } from '../../text/messages/details.ts';
import { inspectorText } from '../../text/messages/inspector.ts';
import { useInspector } from '../../context.ts';
import { DelayList } from './delay-list.tsx';
import { JsonTree } from '../../ui/json-tree.tsx';
import { createChangedTest } from '../../model/changed-paths.ts';
import { runningDelays } from '../../model/delays.ts';
import { lastSnapshots } from '../../model/entries.ts';
import { formatEventName } from '../../model/event-name.ts';
import { innermostActiveStates } from '../../model/active-states.ts';
import { diffValues } from '@visavis/trace';
import styles from './details.module.css';

/** The state and context of the selected actor at the current entry, with the changes of its last event marked. */
export function ActorDetails() {
  const text = useText(detailsText);
  const inspector = useInspector();
  const snapshots = createMemo(() => {
    const { key = '' } = inspector.selected() ?? {};
    return lastSnapshots(inspector.entries(), inspector.currentEntry()?.seq ?? -1, key);
  });
  const isChanged = createMemo(() => {
    const [last, before] = snapshots();
    return createChangedTest(
      before === undefined ? [] : diffValues(before.context, last?.context ?? null),
    );
  });
  return (
    <Show when={inspector.selected()}>
      {(actor) => (
        <section class={styles['section']} aria-label={inspector.nameOf(actor().key)}>
          <header class={styles['head']}>
            <h3 title={actor().id}>{inspector.nameOf(actor().key)}</h3>
            <p class={styles['when']}>
              {actor().machine ?? text.noMachine} ·{' '}
              {useText(inspectorText).actorStatus[actor().status]}
            </p>
          </header>
          <Show when={actor().value}>
            {(value) => (
              <ul class={styles['states']} aria-label={text.state}>
                <For each={innermostActiveStates(value())}>{(state) => <li>{state}</li>}</For>
              </ul>
            )}
          </Show>
          <DelayList
            title={text.delaysRunning}
            delays={runningDelays(
              inspector.entries(),
              actor().key,
              inspector.currentEntry()?.seq ?? -1,
            )}
          />
          <h4>{text.context}</h4>
          <Show when={actor().context} fallback={<p class="quiet">{text.contextNone}</p>}>
            {(context) => (
              <>
                <Show when={snapshots()[0]?.event}>
                  {(event) => (
                    <p class="quiet">{text.lastChange({ event: formatEventName(event()) })}</p>
                  )}
                </Show>
                <JsonTree value={context()} isChanged={isChanged()} />
              </>
            )}
          </Show>
        </section>
      )}
    </Show>
  );
}
