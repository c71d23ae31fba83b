import { listMessages, indexAtTime, indexAtSeq, serverKey } from '@visavis/trace';
import { createEffect, createMemo, Index, Show } from 'solid-js';
import { createElementSize } from '../../ui/element-size.ts';
import { inspectorText } from '../../text/inspector.ts';
import { useInspector } from '../../context.ts';
import { formatEventName } from '../../model/event-name.ts';
import { lifelinesOf } from '../../model/lifelines.ts';
import { scrollOffsetToShow } from '../../model/virtual-rows.ts';
import styles from './sequence-diagram.module.css';
import { createVirtualList } from '../../ui/virtual-list.tsx';

const rowHeight = 26;
/** Pixels from one lane to the next, at least and at most. */
const minColumnWidth = 84;
const maxColumnWidth = 150;
/** Pixels of the column of times. */
const timeColumnWidth = 76;

/** Who told whom what, one message a row, in the stretch of time that the scrubber shows. */
export function SequenceDiagram() {
  const inspector = useInspector();
  const all = createMemo(() => {
    const { from, to } = inspector.visibleRange();
    const said = listMessages(inspector.entries());
    const there = said.slice(indexAtTime(said, from), indexAtTime(said, to + 1));
    if (inspector.filteredEntries() === inspector.entries()) return there;
    const wanted = new Set(inspector.filteredEntries().map(({ seq }) => seq));
    return there.filter(({ seq }) => wanted.has(seq));
  });
  const nameOf = (key: string) =>
    key === serverKey ? inspectorText.server : inspector.nameOf(key);
  const lanes = createMemo(() => lifelinesOf(inspector.entries(), all(), nameOf));
  const places = createMemo(() => new Map(lanes().map(({ key }, place) => [key, place])));
  const current = createMemo(() => indexAtSeq(all(), inspector.currentEntry()?.seq ?? -1));
  const { size, ref } = createElementSize();
  const lane = () => {
    const fair = (size().width - timeColumnWidth) / Math.max(lanes().length, 1);
    return Math.round(Math.min(Math.max(fair, minColumnWidth), maxColumnWidth));
  };
  const middleOf = (key: string | null) => {
    const place = key === null ? undefined : places().get(key);
    return place === undefined ? undefined : (place + 0.5) * lane();
  };

  const Row = (props: { place: number }) => (
    <Show when={all()[props.place]}>
      {(message) => {
        const to = () => middleOf(message().to) ?? 0;
        // What came from outside begins right beside the one that it reached.
        const from = () => middleOf(message().from) ?? to() - lane() / 3;
        return (
          <button
            type="button"
            class={styles['message']}
            data-seq={message().seq}
            data-current={props.place === current() || undefined}
            data-outside={message().from === null || undefined}
            onClick={() => {
              inspector.goToEntry(message().seq);
              if (inspector.actors().has(message().to)) inspector.select(message().to);
            }}
          >
            <span class={styles['time']}>{inspectorText.time(message().at)}</span>
            <span class={styles['lanes']}>
              <span
                class={styles['arrow']}
                data-back={from() > to() || undefined}
                style={{
                  left: `${Math.min(from(), to())}px`,
                  width: `${Math.abs(to() - from())}px`,
                }}
              />
              <span class={styles['type']} style={{ left: `${(from() + to()) / 2}px` }}>
                {formatEventName(message().type)}
              </span>
            </span>
          </button>
        );
      }}
    </Show>
  );
  const list = createVirtualList({
    get count() {
      return all().length;
    },
    rowHeight: rowHeight,
    get current() {
      return current();
    },
    get isLive() {
      return inspector.isLive();
    },
    row: (place) => <Row place={place} />,
  });

  let room: HTMLElement | undefined;
  createEffect(() => {
    const message = all()[current()];
    if (room === undefined || message === undefined || inspector.isLive()) return;
    const ends = [message.from, message.to].flatMap((key) => middleOf(key) ?? []);
    const wanted = scrollOffsetToShow(
      ends,
      room.scrollLeft,
      size().width - timeColumnWidth,
      lane() / 2,
    );
    if (wanted !== null) room.scrollLeft = wanted;
  });

  return (
    <Show
      when={all().length > 0}
      fallback={<p class={styles['empty']}>{inspectorText.noMessages}</p>}
    >
      <div class={styles['view']}>
        <div
          ref={(element) => {
            room = element;
            list.ref(element);
            ref(element);
          }}
          class={styles['sequence']}
          role="group"
          tabIndex={0}
          aria-label={inspectorText.views.sequence}
          style={{ '--lane': `${lane()}px`, '--lanes': lanes().length }}
          onScroll={list.onScroll}
        >
          <div class={styles['head']}>
            <Index each={lanes()}>
              {(one) => (
                <button
                  type="button"
                  title={one().name}
                  aria-pressed={inspector.selected()?.key === one().key}
                  onClick={() => inspector.select(one().key)}
                >
                  {one().name}
                </button>
              )}
            </Index>
          </div>
          <div class={styles['body']}>
            <list.Rows />
          </div>
        </div>
        <Show when={places().has(serverKey)}>
          <p class={styles['note']}>{inspectorText.serverSide}</p>
        </Show>
      </div>
    </Show>
  );
}
