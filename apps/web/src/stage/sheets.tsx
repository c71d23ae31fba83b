import type { PeerId } from '@visavis/client';
import { lazy, onCleanup, onMount, Show, Suspense, type JSX } from 'solid-js';
import { Boundary } from '../app/boundary.tsx';
import { Notice } from '../notices/notice.tsx';
import { commonWords, stageWords } from '../words/words.ts';
import styles from './stage.module.css';

const Panel = lazy(() =>
  import('../connection/panel.tsx').then(({ Panel }) => ({ default: Panel })),
);
const Settings = lazy(() =>
  import('../settings/settings.tsx').then(({ Settings }) => ({ default: Settings })),
);

/** How long the call has the line and the processor to itself at first, in milliseconds. */
const SETTLING = 3_000;

/** Fetches what the sheets need. Where this fails, the sheet says so when it is opened. */
function preload(): void {
  for (const sheet of [Panel, Settings]) sheet.preload().catch(() => {});
}

/**
 * Fetches the sheets as soon as the call leaves time for it: they are wanted most when the server is
 * away, and then they could not be fetched any more.
 */
function createPreload(): void {
  const whenIdle = () => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(preload);
    else preload();
  };
  onMount(() => {
    const timer = setTimeout(whenIdle, SETTLING);
    onCleanup(() => clearTimeout(timer));
  });
}

/** The place of one sheet. If the sheet fails, it alone does, never the call behind it. */
const Place = (props: { onClose: () => void; children: JSX.Element }) => (
  <Boundary
    fallback={(again) => (
      <div class={styles['instead']}>
        <Notice
          acts={[
            { text: commonWords.again, act: again },
            { text: commonWords.close, act: () => props.onClose() },
          ]}
        >
          {stageWords.sheetFailed}
        </Notice>
      </div>
    )}
  >
    <Suspense>{props.children}</Suspense>
  </Boundary>
);

interface SheetsProps {
  /** Whose connection is looked at; null for nobody's. */
  readonly inspected: PeerId | null;
  readonly onPanelClose: () => void;
  readonly areSettingsOpen: boolean;
  readonly onSettingsClose: () => void;
}

/** What lies over the call when it is asked for. Loaded apart, as nobody needs it on the way in. */
export function Sheets(props: SheetsProps) {
  createPreload();
  return (
    <>
      <Show when={props.inspected} keyed>
        {(id) => (
          <Place onClose={() => props.onPanelClose()}>
            <Panel id={id} onClose={() => props.onPanelClose()} />
          </Place>
        )}
      </Show>
      <Show when={props.areSettingsOpen}>
        <Place onClose={() => props.onSettingsClose()}>
          <Settings onClose={() => props.onSettingsClose()} />
        </Place>
      </Show>
    </>
  );
}
