import { onCleanup, onMount, Show, type JSX } from 'solid-js';
import { createElementSize } from '../ui/element-size.ts';
import { inspectorText } from '../text/inspector.ts';
import { InspectorProvider } from '../context.ts';
import styles from './inspector-view.module.css';
import { handleKey } from './handle-key.ts';
import { createInspectorState, type InspectorState } from '../model/inspector-state.ts';
import type { EntrySource } from '../model/entry-source.ts';
import { Scrubber } from './scrubber/scrubber.tsx';
import { Toolbar } from './toolbar/toolbar.tsx';
import { ViewTabs } from './view-tabs.tsx';

/** From this width on all views stand beside each other, in pixels. */
const wideLayoutWidth = 860;

interface InspectorViewProps {
  readonly source: EntrySource;
  /** Whether all of it is there, and nothing more will come. */
  readonly isFile: boolean;
  /** Whether it is a page of its own, whose keys are all the inspector's. */
  readonly isPage: boolean;
  /** Whether a letter pressed without a modifier runs a command. */
  readonly areLetterKeysOn: boolean;
  /** What else there is to do with the whole of it. */
  readonly actions: JSX.Element;
  /** What is to be said of the whole, if anything, with a way to a moment of it. */
  readonly notice: (inspector: InspectorState) => JSX.Element;
}

/** A recording, and every way to look at it. */
export function InspectorView(props: InspectorViewProps) {
  const inspector = createInspectorState(() => props.source);
  const { size, ref } = createElementSize();
  let search: HTMLInputElement | undefined;
  const press = (event: KeyboardEvent) =>
    handleKey(event, {
      inspector,
      search: () => search?.focus(),
      areLetterKeysOn: props.areLetterKeysOn,
    });
  const pressOnPage = (event: KeyboardEvent) => {
    if (event.target === document.body) press(event);
  };
  onMount(() => {
    if (!props.isPage) return;
    document.addEventListener('keydown', pressOnPage);
    onCleanup(() => document.removeEventListener('keydown', pressOnPage));
  });
  const counted = () =>
    inspectorText.entryCount(inspector.filteredEntries().length, inspector.entries().length);
  return (
    <InspectorProvider value={inspector}>
      <div ref={ref} class={styles['view']} role="presentation" onKeyDown={press}>
        <Toolbar canFollow={!props.isFile} searchRef={(element) => (search = element)}>
          {props.actions}
        </Toolbar>
        {props.notice(inspector)}
        <Scrubber />
        <Show when={size().width > 0}>
          <ViewTabs isWide={size().width >= wideLayoutWidth} />
        </Show>
        <p class={styles['foot']}>
          <span data-counted>{counted()}</span>
          <Show when={props.source.droppedEntries() > 0}>
            <span>{inspectorText.droppedEntries(props.source.droppedEntries())}</span>
          </Show>
          <span>
            {inspectorText.range(inspector.visibleRange().from, inspector.visibleRange().to)}
          </span>
        </p>
      </div>
    </InspectorProvider>
  );
}
