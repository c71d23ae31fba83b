import { delaysOf, indexAtSeq, type TraceEntry } from '@visavis/trace';
import { createMemo, createUniqueId, Show } from 'solid-js';
import { useText } from '@visavis/text/solid';
import { entriesText } from '../../text/messages/entries.ts';
import { inspectorText } from '../../text/messages/inspector.ts';
import { useInspector } from '../../context.ts';
import { describeDelayEnd } from '../../model/delays.ts';
import { formatEntryTime } from '../../model/entry-time.ts';
import { summarizeEntry } from '../../model/entry-summary.ts';
import styles from './timeline.module.css';
import { createVirtualList } from '../../ui/virtual-list.tsx';

const rowHeight = 26;

/** The entries that pass the filter, one per row. */
export function Timeline() {
  const text = useText(inspectorText);
  const inspector = useInspector();
  const id = createUniqueId();
  const current = createMemo(() =>
    indexAtSeq(inspector.filteredEntries(), inspector.currentEntry()?.seq ?? -1),
  );
  const idOf = (seq: number) => `${id}-${seq}`;
  /** The summary of an entry, and the end of the delay that it started. */
  const textOf = (entry: TraceEntry) => {
    const delay = delaysOf(inspector.entries()).startedBy(entry.seq);
    return delay === undefined
      ? summarizeEntry(entry)
      : `${summarizeEntry(entry)} · ${describeDelayEnd(delay)}`;
  };

  const Row = (props: { index: number }) => (
    <Show when={inspector.filteredEntries()[props.index]}>
      {(entry) => (
        <div
          id={idOf(entry().seq)}
          class={styles['entry']}
          role="option"
          aria-selected={props.index === current()}
          aria-setsize={inspector.filteredEntries().length}
          aria-posinset={props.index + 1}
          data-kind={entry().kind}
          data-seq={entry().seq}
          data-compared={entry().seq === inspector.comparedSeq() || undefined}
          onClick={() => {
            inspector.goToEntry(entry().seq);
            inspector.select(entry().actor);
          }}
        >
          <span class={styles['time']}>{formatEntryTime(entry().at)}</span>
          <span class={styles['kind']}>{useText(entriesText).kinds[entry().kind]}</span>
          <bdi class={styles['actor']}>{inspector.nameOf(entry().actor)}</bdi>
          <bdi class={styles['text']} title={textOf(entry())}>
            {textOf(entry())}
          </bdi>
        </div>
      )}
    </Show>
  );
  const list = createVirtualList({
    get count() {
      return inspector.filteredEntries().length;
    },
    rowHeight: rowHeight,
    get current() {
      return current();
    },
    get isLive() {
      return inspector.isLive();
    },
    row: (index) => <Row index={index} />,
  });
  const active = () => inspector.filteredEntries()[current()]?.seq;

  return (
    <div class={styles['timeline']}>
      <div
        ref={list.ref}
        class={styles['list']}
        role="listbox"
        tabIndex={0}
        aria-label={text.views.timeline}
        aria-activedescendant={active() === undefined ? undefined : idOf(active() ?? 0)}
        onScroll={list.onScroll}
      >
        <list.Rows />
      </div>
      <Show when={inspector.filteredEntries().length === 0}>
        <p class={styles['empty']}>
          {inspector.entries().length === 0 ? text.nothingYet : text.noMatch}
        </p>
      </Show>
    </div>
  );
}
