import { lazy, Show, Suspense, type JSX } from 'solid-js';
import { Boundary } from '../app/boundary.tsx';
import { fetchInspector } from '../dock/fetch-inspector.ts';
import { Notice } from '../notices/notice.tsx';
import { onceSettled } from '../parts/settled.ts';
import { commonWords, stageWords } from '../words/words.ts';
import type { Subject } from './inspected.ts';
import styles from './stage.module.css';

const Panel = lazy(() =>
  import('../connection/panel.tsx').then(({ Panel }) => ({ default: Panel })),
);
const Settings = lazy(() =>
  import('../settings/settings.tsx').then(({ Settings }) => ({ default: Settings })),
);

/** Fetches what the sheets and the inspector need. Where this fails, they say so when they are opened. */
function preload(): void {
  for (const sheet of [Panel, Settings]) sheet.preload().catch(() => {});
  fetchInspector();
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
  /** Which connections are looked at; null for none. */
  readonly inspected: Subject | null;
  readonly onLook: (subject: Subject) => void;
  readonly onPanelClose: () => void;
  readonly areSettingsOpen: boolean;
  readonly onSettingsClose: () => void;
}

/** What lies over the call when it is asked for. Loaded apart, as nobody needs it on the way in. */
export function Sheets(props: SheetsProps) {
  // They are wanted most when the server is away, and then they could not be fetched any more.
  onceSettled(preload);
  return (
    <>
      <Show when={props.inspected}>
        {(subject) => (
          <Place onClose={() => props.onPanelClose()}>
            <Panel
              subject={subject()}
              onLook={(next) => props.onLook(next)}
              onClose={() => props.onPanelClose()}
            />
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
