import { createMemo, For, Show } from 'solid-js';
import { inspectorWords } from '../words/inspector.ts';
import { useInspector } from './context.ts';
import { DelayList } from './delay-list.tsx';
import { JsonTree } from './json.tsx';
import { changedIn } from './model/changed.ts';
import { delaysRunning } from './model/delays.ts';
import { lastSnapshots } from './model/effects.ts';
import { eventName } from './model/event-name.ts';
import { innermost } from './model/lit.ts';
import { differences } from '@visavis/trace';
import styles from './details.module.css';

/** The selected actor at the moment: its state and its context, with what its last event changed. */
export function ActorDetails() {
  const inspector = useInspector();
  const snapshots = createMemo(() => {
    const { key = '' } = inspector.selected() ?? {};
    return lastSnapshots(inspector.entries(), inspector.entry()?.seq ?? -1, key);
  });
  const isChanged = createMemo(() => {
    const [last, before] = snapshots();
    return changedIn(
      before === undefined ? [] : differences(before.context, last?.context ?? null),
    );
  });
  return (
    <Show when={inspector.selected()}>
      {(actor) => (
        <section class={styles['section']} aria-label={inspector.nameOf(actor().key)}>
          <header class={styles['head']}>
            <h3 title={actor().id}>{inspector.nameOf(actor().key)}</h3>
            <p class={styles['when']}>
              {actor().machine ?? inspectorWords.noMachine} · {inspectorWords.ended[actor().status]}
            </p>
          </header>
          <Show when={actor().value}>
            {(value) => (
              <ul class={styles['states']} aria-label={inspectorWords.state}>
                <For each={innermost(value())}>{(state) => <li>{state}</li>}</For>
              </ul>
            )}
          </Show>
          <DelayList
            title={inspectorWords.delaysRunning}
            delays={delaysRunning(inspector.entries(), actor().key, inspector.entry()?.seq ?? -1)}
          />
          <h4>{inspectorWords.context}</h4>
          <Show when={actor().context} fallback={<p class="quiet">{inspectorWords.contextNone}</p>}>
            {(context) => (
              <>
                <Show when={snapshots()[0]?.event}>
                  {(event) => <p class="quiet">{inspectorWords.lastChange(eventName(event()))}</p>}
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
