import { onCleanup, onMount, Show, type JSX } from 'solid-js';
import { createMeasure } from '../parts/measure.ts';
import { inspectorWords } from '../words/inspector.ts';
import { InspectorProvider } from './context.ts';
import styles from './inspector-view.module.css';
import { pressKey } from './keys.ts';
import { createInspector, type Inspector } from './model/inspector.ts';
import type { Source } from './model/source.ts';
import { Scrubber } from './scrubber.tsx';
import { Toolbar } from './toolbar.tsx';
import { Views } from './views.tsx';

/** From this width on all views stand beside each other, in pixels. */
const WIDE = 860;

interface InspectorViewProps {
  readonly source: Source;
  /** Whether all of it is there, and nothing more will come. */
  readonly isFile: boolean;
  /** Whether it is a page of its own, whose keys are all the inspector's. */
  readonly isPage: boolean;
  /** What else there is to do with the whole of it. */
  readonly actions: JSX.Element;
  /** What is to be said of the whole, if anything, with a way to a moment of it. */
  readonly notice: (inspector: Inspector) => JSX.Element;
}

/** A recording, and every way to look at it. */
export function InspectorView(props: InspectorViewProps) {
  const inspector = createInspector(() => props.source);
  const { size, ref } = createMeasure();
  let search: HTMLInputElement | undefined;
  const press = (event: KeyboardEvent) =>
    pressKey(event, { inspector, search: () => search?.focus() });
  const pressOnPage = (event: KeyboardEvent) => {
    if (event.target === document.body) press(event);
  };
  onMount(() => {
    if (!props.isPage) return;
    document.addEventListener('keydown', pressOnPage);
    onCleanup(() => document.removeEventListener('keydown', pressOnPage));
  });
  const counted = () =>
    inspectorWords.counted(inspector.shown().length, inspector.entries().length);
  return (
    <InspectorProvider value={inspector}>
      <div ref={ref} class={styles['view']} role="presentation" onKeyDown={press}>
        <Toolbar canFollow={!props.isFile} searchRef={(element) => (search = element)}>
          {props.actions}
        </Toolbar>
        {props.notice(inspector)}
        <Scrubber />
        <Show when={size().width > 0}>
          <Views isWide={size().width >= WIDE} />
        </Show>
        <p class={styles['foot']}>
          <span data-counted>{counted()}</span>
          <Show when={props.source.dropped() > 0}>
            <span>{inspectorWords.dropped(props.source.dropped())}</span>
          </Show>
          <span>{inspectorWords.range(inspector.span().from, inspector.span().to)}</span>
        </p>
      </div>
    </InspectorProvider>
  );
}
