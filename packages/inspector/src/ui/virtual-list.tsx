import { createEffect, createMemo, createSignal, For, on, type Accessor, type JSX } from 'solid-js';
import { createElementSize } from './element-size.ts';
import { visibleRows, scrollTopToShow } from '../model/virtual-rows.ts';
import styles from './virtual-list.module.css';

/** How far from the end the list still counts as scrolled to the end, in pixels. */
const endTolerance = 4;

interface VirtualListProps {
  /** The number of all rows. */
  readonly count: number;
  /** The height of each row, in pixels. */
  readonly rowHeight: number;
  /** The row that stays visible; -1 for none. */
  readonly current: number;
  /** Whether the current row is always the newest. Then the list does not scroll if the user has scrolled away. */
  readonly isLive: boolean;
  readonly row: (index: number) => JSX.Element;
}

/** What the scrolling element needs. */
export interface VirtualList {
  readonly ref: (element: HTMLElement) => void;
  readonly onScroll: () => void;
  readonly Rows: () => JSX.Element;
}

/** A list that renders only its visible rows. */
export function createVirtualList(props: VirtualListProps): VirtualList {
  let scrollElement: HTMLElement | undefined;
  const [top, setTop] = createSignal(0);
  const { size, ref: sizeRef } = createElementSize();
  const height = () => size().height;
  const rows = createMemo(() => visibleRows(top(), height(), props.rowHeight, props.count));
  const indexes: Accessor<readonly number[]> = createMemo(() => {
    const { first, end } = rows();
    return Array.from({ length: end - first }, (_, index) => first + index);
  });

  let isAtEnd = true;
  const scrollToCurrent = () => {
    if (scrollElement === undefined || props.current < 0 || height() === 0) return;
    if (props.isLive && !isAtEnd) return;
    const scrollTop = scrollTopToShow(
      props.current,
      scrollElement.scrollTop,
      height(),
      props.rowHeight,
    );
    if (scrollTop === null) return;
    scrollElement.scrollTop = scrollTop;
    setTop(scrollElement.scrollTop);
  };
  createEffect(on([() => props.current, () => props.count, height], scrollToCurrent));
  createEffect(
    on(
      () => props.isLive,
      (isLive) => {
        isAtEnd = true;
        if (isLive) scrollToCurrent();
      },
    ),
  );

  return {
    ref(element) {
      scrollElement = element;
      sizeRef(element);
    },
    onScroll() {
      if (scrollElement === undefined) return;
      isAtEnd = scrollElement.scrollTop + height() >= scrollElement.scrollHeight - endTolerance;
      setTop(scrollElement.scrollTop);
    },
    Rows: () => (
      <div
        class={styles['rows']}
        role="presentation"
        style={{ height: `${props.count * props.rowHeight}px` }}
      >
        <For each={indexes()}>
          {(index) => (
            <div
              class={styles['row']}
              role="presentation"
              style={{
                height: `${props.rowHeight}px`,
                transform: `translateY(${index * props.rowHeight}px)`,
              }}
            >
              {props.row(index)}
            </div>
          )}
        </For>
      </div>
    ),
  };
}
