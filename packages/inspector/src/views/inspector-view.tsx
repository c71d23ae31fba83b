import { onCleanup, onMount, Show, type JSX } from 'solid-js';
import { createElementSize } from '../ui/element-size.ts';
import { useText } from '@visavis/text/solid';
import { inspectorText } from '../text/messages/inspector.ts';
import { InspectorProvider } from '../context.ts';
import styles from './inspector-view.module.css';
import { handleKey } from './handle-key.ts';
import { createInspectorState, type InspectorState } from '../model/inspector-state.ts';
import { formatEntryTime } from '../model/entry-time.ts';
import type { EntrySource } from '../model/entry-source.ts';
import { Scrubber } from './scrubber/scrubber.tsx';
import { Toolbar } from './toolbar/toolbar.tsx';
import { ViewTabs } from './view-tabs.tsx';

/** The width in pixels from which all views are beside each other. */
const wideLayoutWidth = 860;

interface InspectorViewProps {
  readonly source: EntrySource;
  /** Whether the source is a file, which gets no further entries. */
  readonly isFile: boolean;
  /** Whether it fills the page, so that it handles every key of the page. */
  readonly isPage: boolean;
  /** Whether a letter pressed without a modifier runs a command. */
  readonly areLetterKeysOn: boolean;
  /** Buttons at the end of the toolbar. */
  readonly actions: JSX.Element;
  /** Messages below the toolbar. */
  readonly notice: (inspector: InspectorState) => JSX.Element;
}

/** All views of one recording. */
export function InspectorView(props: InspectorViewProps) {
  const text = useText(inspectorText);
  const inspector = createInspectorState(() => props.source);
  const { size, ref } = createElementSize();
  let search: HTMLInputElement | undefined;
  const handleKeyDown = (event: KeyboardEvent) =>
    handleKey(event, {
      inspector,
      search: () => search?.focus(),
      areLetterKeysOn: props.areLetterKeysOn,
    });
  const handlePageKey = (event: KeyboardEvent) => {
    if (event.target === document.body) handleKeyDown(event);
  };
  onMount(() => {
    if (!props.isPage) return;
    document.addEventListener('keydown', handlePageKey);
    onCleanup(() => document.removeEventListener('keydown', handlePageKey));
  });
  const entryCount = () => {
    const count = inspector.entries().length;
    const shown = inspector.filteredEntries().length;
    return shown === count ? text.entryCount({ count }) : text.filteredEntryCount({ shown, count });
  };
  return (
    <InspectorProvider value={inspector}>
      <div ref={ref} class={styles['view']} role="presentation" onKeyDown={handleKeyDown}>
        <Toolbar canFollow={!props.isFile} searchRef={(element) => (search = element)}>
          {props.actions}
        </Toolbar>
        {props.notice(inspector)}
        <Scrubber />
        <Show when={size().width > 0}>
          <ViewTabs isWide={size().width >= wideLayoutWidth} />
        </Show>
        <p class={styles['footer']}>
          <span data-entry-count>{entryCount()}</span>
          <Show when={props.source.droppedEntries() > 0}>
            <span>{text.droppedEntries({ count: props.source.droppedEntries() })}</span>
          </Show>
          <span>
            {text.range({
              from: formatEntryTime(inspector.visibleRange().from),
              to: formatEntryTime(inspector.visibleRange().to),
            })}
          </span>
        </p>
      </div>
    </InspectorProvider>
  );
}
