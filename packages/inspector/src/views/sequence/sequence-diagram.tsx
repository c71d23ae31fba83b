import { listMessages, indexAtTime, indexAtSeq, serverKey } from '@visavis/trace';
import { createEffect, createMemo, Index, Show } from 'solid-js';
import { createElementSize } from '../../ui/element-size.ts';
import { useText } from '@visavis/text/solid';
import { inspectorText } from '../../text/messages/inspector.ts';
import { useInspector } from '../../context.ts';
import { formatEventName } from '../../model/event-name.ts';
import { formatEntryTime } from '../../model/entry-time.ts';
import { lifelinesOf } from '../../model/lifelines.ts';
import { scrollOffsetToShow } from '../../model/virtual-rows.ts';
import styles from './sequence-diagram.module.css';
import { createVirtualList } from '../../ui/virtual-list.tsx';

const rowHeight = 26;
/** The width of a lifeline's column, in pixels. */
const minColumnWidth = 84;
const maxColumnWidth = 150;
/** The width of the column of times, in pixels. */
const timeColumnWidth = 76;

/** The messages in the visible time range as a sequence diagram, one message per row. */
export function SequenceDiagram() {
  const text = useText(inspectorText);
  const inspector = useInspector();
  const messagesShown = createMemo(() => {
    const { from, to } = inspector.visibleRange();
    const messages = listMessages(inspector.entries());
    const visible = messages.slice(indexAtTime(messages, from), indexAtTime(messages, to + 1));
    if (inspector.filteredEntries() === inspector.entries()) return visible;
    const shownSeqs = new Set(inspector.filteredEntries().map(({ seq }) => seq));
    return visible.filter(({ seq }) => shownSeqs.has(seq));
  });
  const lifelines = createMemo(() =>
    lifelinesOf(inspector.entries(), messagesShown(), inspector.nameOf),
  );
  const columnIndexes = createMemo(
    () => new Map(lifelines().map(({ key }, index) => [key, index])),
  );
  const current = createMemo(() =>
    indexAtSeq(messagesShown(), inspector.currentEntry()?.seq ?? -1),
  );
  const { size, ref } = createElementSize();
  const columnWidth = () => {
    const availableWidth = (size().width - timeColumnWidth) / Math.max(lifelines().length, 1);
    return Math.round(Math.min(Math.max(availableWidth, minColumnWidth), maxColumnWidth));
  };
  const centerOf = (key: string | null) => {
    const index = key === null ? undefined : columnIndexes().get(key);
    return index === undefined ? undefined : (index + 0.5) * columnWidth();
  };

  const Row = (props: { index: number }) => (
    <Show when={messagesShown()[props.index]}>
      {(message) => {
        const to = () => centerOf(message().to) ?? 0;
        // A message from outside starts beside its receiver.
        const from = () => centerOf(message().from) ?? to() - columnWidth() / 3;
        return (
          <button
            type="button"
            class={styles['message']}
            data-seq={message().seq}
            data-current={props.index === current() || undefined}
            data-outside={message().from === null || undefined}
            onClick={() => {
              inspector.goToEntry(message().seq);
              if (inspector.actors().has(message().to)) inspector.select(message().to);
            }}
          >
            <span class={styles['time']}>{formatEntryTime(message().at)}</span>
            <span class={styles['lifelines']}>
              <span
                class={styles['arrow']}
                data-back={from() > to() || undefined}
                style={{
                  'inset-inline-start': `${Math.min(from(), to())}px`,
                  width: `${Math.abs(to() - from())}px`,
                }}
              />
              <span
                class={styles['type']}
                style={{ 'inset-inline-start': `${(from() + to()) / 2}px` }}
              >
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
      return messagesShown().length;
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

  let scrollElement: HTMLElement | undefined;
  createEffect(() => {
    const message = messagesShown()[current()];
    if (scrollElement === undefined || message === undefined || inspector.isLive()) return;
    const ends = [message.from, message.to].flatMap((key) => centerOf(key) ?? []);
    const offset = scrollOffsetToShow(
      ends,
      scrollElement.scrollLeft,
      size().width - timeColumnWidth,
      columnWidth() / 2,
    );
    if (offset !== null) scrollElement.scrollLeft = offset;
  });

  return (
    <Show
      when={messagesShown().length > 0}
      fallback={<p class={styles['empty']}>{text.noMessages}</p>}
    >
      <div class={styles['view']}>
        <div
          ref={(element) => {
            scrollElement = element;
            list.ref(element);
            ref(element);
          }}
          class={styles['sequence']}
          role="group"
          tabIndex={0}
          aria-label={text.views.sequence}
          style={{ '--column-width': `${columnWidth()}px`, '--lifelines': lifelines().length }}
          onScroll={list.onScroll}
        >
          <div class={styles['head']}>
            <Index each={lifelines()}>
              {(lifeline) => (
                <button
                  type="button"
                  title={lifeline().name}
                  aria-pressed={inspector.selected()?.key === lifeline().key}
                  onClick={() => inspector.select(lifeline().key)}
                >
                  {lifeline().name}
                </button>
              )}
            </Index>
          </div>
          <div class={styles['body']}>
            <list.Rows />
          </div>
        </div>
        <Show when={columnIndexes().has(serverKey)}>
          <p class={styles['note']}>{text.serverSide}</p>
        </Show>
      </div>
    </Show>
  );
}
