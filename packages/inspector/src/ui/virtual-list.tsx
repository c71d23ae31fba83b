import { createEffect, createMemo, createSignal, For, on, type Accessor, type JSX } from 'solid-js';
import { createElementSize } from './element-size.ts';
import { visibleRows, scrollTopToShow } from '../model/virtual-rows.ts';
import styles from './virtual-list.module.css';

/** As far from the end still counts as at the end, in pixels. */
const endTolerance = 4;

interface VirtualListProps {
  /** How many rows there are, drawn or not. */
  readonly count: number;
  /** The height of every row, in pixels. */
  readonly rowHeight: number;
  /** The row that is kept in sight; -1 for none. */
  readonly current: number;
  /** Whether the current row is the newest of more to come: who scrolls away from it is left alone. */
  readonly isLive: boolean;
  readonly row: (place: number) => JSX.Element;
}

/** How a list scrolls: for the element that does, and for the rows in it. */
export interface VirtualList {
  readonly ref: (element: HTMLElement) => void;
  readonly onScroll: () => void;
  readonly Rows: () => JSX.Element;
}

/** A list of which only those rows are in the document that can be seen. */
export function createVirtualList(props: VirtualListProps): VirtualList {
  let room: HTMLElement | undefined;
  const [top, setTop] = createSignal(0);
  const { size, ref: measured } = createElementSize();
  const height = () => size().height;
  const rows = createMemo(() => visibleRows(top(), height(), props.rowHeight, props.count));
  const places: Accessor<readonly number[]> = createMemo(() => {
    const { first, end } = rows();
    return Array.from({ length: end - first }, (_, index) => first + index);
  });

  let isAtEnd = true;
  const keepInSight = () => {
    if (room === undefined || props.current < 0 || height() === 0) return;
    if (props.isLive && !isAtEnd) return;
    const wanted = scrollTopToShow(props.current, room.scrollTop, height(), props.rowHeight);
    if (wanted === null) return;
    room.scrollTop = wanted;
    setTop(room.scrollTop);
  };
  createEffect(on([() => props.current, () => props.count, height], keepInSight));
  createEffect(
    on(
      () => props.isLive,
      (isLive) => {
        isAtEnd = true;
        if (isLive) keepInSight();
      },
    ),
  );

  return {
    ref(element) {
      room = element;
      measured(element);
    },
    onScroll() {
      if (room === undefined) return;
      isAtEnd = room.scrollTop + height() >= room.scrollHeight - endTolerance;
      setTop(room.scrollTop);
    },
    Rows: () => (
      <div
        class={styles['rows']}
        role="presentation"
        style={{ height: `${props.count * props.rowHeight}px` }}
      >
        <For each={places()}>
          {(place) => (
            <div
              class={styles['row']}
              role="presentation"
              style={{
                height: `${props.rowHeight}px`,
                transform: `translateY(${place * props.rowHeight}px)`,
              }}
            >
              {props.row(place)}
            </div>
          )}
        </For>
      </div>
    ),
  };
}
