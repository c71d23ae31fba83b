import { Json, type EntryOf, type TraceEntry } from '@visavis/trace';
import { createMemo, For, Show } from 'solid-js';
import { inspectorText } from '../../text/inspector.ts';
import { ActorDetails } from './actor-details.tsx';
import { useInspector } from '../../context.ts';
import { DelayList } from './delay-list.tsx';
import { Differences } from './differences.tsx';
import { JsonTree } from '../../ui/json-tree.tsx';
import { delaysAtEntry } from '../../model/delays.ts';
import { entriesCausedBy } from '../../model/entries.ts';
import { formatEventName, isDelayedEvent } from '../../model/event-name.ts';
import { summarizeEntry } from '../../model/entry-summary.ts';
import styles from './details.module.css';

const asEvent = (entry: TraceEntry) => (entry.kind === 'event' ? entry : undefined);

/** For a snapshot the event is shown here, because the state is shown below. */
const titleOf = (entry: TraceEntry) =>
  entry.kind === 'snapshot'
    ? inspectorText.after(formatEventName(entry.event))
    : summarizeEntry(entry);

/** The data of an entry that its summary does not show; undefined if there is none. */
function payloadOf(entry: TraceEntry): Json | undefined {
  switch (entry.kind) {
    case 'event': {
      const { type: _, ...rest } = entry.event;
      const { data } = Json.safeParse(rest);
      return Object.keys(rest).length === 0 ? undefined : data;
    }
    case 'action':
      return entry.params ?? undefined;
    case 'actor':
      return entry.input ?? undefined;
    default:
      return undefined;
  }
}

/** The current entry and the entries that it caused. */
function EntryDetails() {
  const inspector = useInspector();
  const senderOf = ({ from, event }: EntryOf<'event'>) => {
    if (from !== null) return inspector.nameOf(from);
    return isDelayedEvent(event.type) ? inspectorText.timer : inspectorText.outside;
  };
  const causedEntries = createMemo(() => {
    const cause = inspector.currentEntry();
    return cause === undefined ? [] : entriesCausedBy(inspector.entries(), cause);
  });
  return (
    <Show when={inspector.currentEntry()}>
      {(entry) => (
        <section class={styles['section']} aria-label={inspectorText.kindHints[entry().kind]}>
          <header class={styles['head']}>
            <span class={styles['kind']} data-kind={entry().kind}>
              {inspectorText.kinds[entry().kind]}
            </span>
            <h3>{titleOf(entry())}</h3>
            <p class={styles['when']}>
              {inspectorText.time(entry().at)} {inspectorText.number(entry().seq)}
            </p>
          </header>
          <p class={styles['sender']}>
            <Show when={asEvent(entry())} fallback={inspector.nameOf(entry().actor)}>
              {(event) => (
                <>
                  {senderOf(event())} → {inspector.nameOf(event().actor)}
                </>
              )}
            </Show>
          </p>
          <Show when={payloadOf(entry())}>{(payload) => <JsonTree value={payload()} />}</Show>
          <DelayList
            title={inspectorText.delays}
            delays={delaysAtEntry(inspector.entries(), entry().seq)}
          />
          <Show when={causedEntries().length > 0}>
            <h4>{inspectorText.causedEntries}</h4>
            <ol class={styles['effects']} aria-label={inspectorText.causedEntries}>
              <For each={causedEntries()}>
                {(caused) => (
                  <li data-kind={caused.kind}>
                    <button type="button" onClick={() => inspector.goToEntry(caused.seq)}>
                      <span class={styles['kind']} data-kind={caused.kind}>
                        {inspectorText.kinds[caused.kind]}
                      </span>
                      {summarizeEntry(caused)}
                    </button>
                  </li>
                )}
              </For>
            </ol>
          </Show>
        </section>
      )}
    </Show>
  );
}

/** The current entry, the selected actor, and the differences from the compared entry. */
export function Details() {
  const inspector = useInspector();
  return (
    <div
      class={styles['details']}
      data-scrolls
      tabIndex={0}
      role="group"
      aria-label={inspectorText.views.details}
    >
      <Show when={inspector.comparedSeq() !== null}>
        <Differences />
      </Show>
      <EntryDetails />
      <ActorDetails />
    </div>
  );
}
