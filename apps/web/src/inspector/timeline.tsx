import { delaysOf, placeOf, type TraceEntry } from '@visavis/trace';
import { createMemo, createUniqueId, Show } from 'solid-js';
import { inspectorWords } from '../words/inspector.ts';
import { useInspector } from './context.ts';
import { endOf } from './model/delays.ts';
import { summaryOf } from './model/summary.ts';
import styles from './timeline.module.css';
import { createVirtualList } from './virtual-list.tsx';

const ROW = 26;

/** Everything that happened, one thing a row, as far as it passes the filter. */
export function Timeline() {
  const inspector = useInspector();
  const id = createUniqueId();
  const current = createMemo(() => placeOf(inspector.shown(), inspector.entry()?.seq ?? -1));
  const idOf = (seq: number) => `${id}-${seq}`;
  /** What an entry says, and what became of what it began. */
  const textOf = (entry: TraceEntry) => {
    const delay = delaysOf(inspector.entries()).startedBy(entry.seq);
    return delay === undefined ? summaryOf(entry) : `${summaryOf(entry)} · ${endOf(delay)}`;
  };

  const Row = (props: { place: number }) => (
    <Show when={inspector.shown()[props.place]}>
      {(entry) => (
        <div
          id={idOf(entry().seq)}
          class={styles['entry']}
          role="option"
          aria-selected={props.place === current()}
          aria-setsize={inspector.shown().length}
          aria-posinset={props.place + 1}
          data-kind={entry().kind}
          data-seq={entry().seq}
          data-pin={entry().seq === inspector.pin() || undefined}
          onClick={() => {
            inspector.go(entry().seq);
            inspector.select(entry().actor);
          }}
        >
          <span class={styles['time']}>{inspectorWords.time(entry().at)}</span>
          <span class={styles['kind']}>{inspectorWords.kinds[entry().kind]}</span>
          <span class={styles['actor']}>{inspector.nameOf(entry().actor)}</span>
          <span class={styles['text']} title={textOf(entry())}>
            {textOf(entry())}
          </span>
        </div>
      )}
    </Show>
  );
  const list = createVirtualList({
    get count() {
      return inspector.shown().length;
    },
    rowHeight: ROW,
    get current() {
      return current();
    },
    get isLive() {
      return inspector.isLive();
    },
    row: (place) => <Row place={place} />,
  });
  const active = () => inspector.shown()[current()]?.seq;

  return (
    <div class={styles['timeline']}>
      <div
        ref={list.ref}
        class={styles['list']}
        role="listbox"
        tabIndex={0}
        aria-label={inspectorWords.views.timeline}
        aria-activedescendant={active() === undefined ? undefined : idOf(active() ?? 0)}
        onScroll={list.onScroll}
      >
        <list.Rows />
      </div>
      <Show when={inspector.shown().length === 0}>
        <p class={styles['empty']}>
          {inspector.entries().length === 0
            ? inspectorWords.nothingYet
            : inspectorWords.nothingFound}
        </p>
      </Show>
    </div>
  );
}
