import { Json, type EntryOf, type TraceEntry } from '@visavis/trace';
import { createMemo, For, Show } from 'solid-js';
import { useText } from '@visavis/text/solid';
import { detailsText } from '../../text/messages/details.ts';
import { entriesText } from '../../text/messages/entries.ts';
import { inspectorText } from '../../text/messages/inspector.ts';
import { ActorDetails } from './actor-details.tsx';
import { useInspector } from '../../context.ts';
import { DelayList } from './delay-list.tsx';
import { Differences } from './differences.tsx';
import { JsonTree } from '../../ui/json-tree.tsx';
import { delaysAtEntry } from '../../model/delays.ts';
import { formatEntryTime } from '../../model/entry-time.ts';
import { entriesCausedBy } from '../../model/entries.ts';
import { formatEventName, isDelayedEvent } from '../../model/event-name.ts';
import { summarizeEntry } from '../../model/entry-summary.ts';
import styles from './details.module.css';

const asEvent = (entry: TraceEntry) => (entry.kind === 'event' ? entry : undefined);

/** For a snapshot the event is shown here, because the state is shown below. */
const titleOf = (entry: TraceEntry) =>
  entry.kind === 'snapshot'
    ? useText(detailsText).after({ event: formatEventName(entry.event) })
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
  const text = useText(detailsText);
  const entryText = useText(entriesText);
  const inspector = useInspector();
  const senderOf = ({ from, event }: EntryOf<'event'>) => {
    if (from !== null) return inspector.nameOf(from);
    return isDelayedEvent(event.type) ? text.timer : text.outside;
  };
  const causedEntries = createMemo(() => {
    const cause = inspector.currentEntry();
    return cause === undefined ? [] : entriesCausedBy(inspector.entries(), cause);
  });
  return (
    <Show when={inspector.currentEntry()}>
      {(entry) => (
        <section class={styles['section']} aria-label={entryText.kindHints[entry().kind]}>
          <header class={styles['head']}>
            <span class={styles['kind']} data-kind={entry().kind}>
              {entryText.kinds[entry().kind]}
            </span>
            <h3>{titleOf(entry())}</h3>
            <p class={styles['when']}>
              {formatEntryTime(entry().at)} {entryText.number({ seq: entry().seq })}
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
          <DelayList title={text.delays} delays={delaysAtEntry(inspector.entries(), entry().seq)} />
          <Show when={causedEntries().length > 0}>
            <h4>{text.causedEntries}</h4>
            <ol class={styles['effects']} aria-label={text.causedEntries}>
              <For each={causedEntries()}>
                {(caused) => (
                  <li data-kind={caused.kind}>
                    <button type="button" onClick={() => inspector.goToEntry(caused.seq)}>
                      <span class={styles['kind']} data-kind={caused.kind}>
                        {entryText.kinds[caused.kind]}
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
      aria-label={useText(inspectorText).views.details}
    >
      <Show when={inspector.comparedSeq() !== null}>
        <Differences />
      </Show>
      <EntryDetails />
      <ActorDetails />
    </div>
  );
}
