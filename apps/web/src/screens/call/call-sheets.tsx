import { lazy, Show, Suspense, type JSX } from 'solid-js';
import { RetryBoundary } from '../../ui/retry-boundary.tsx';
import { prefetchInspector } from '../../features/inspector-panel/prefetch-inspector.ts';
import { Notice } from '../../ui/notice.tsx';
import { onceIdle } from '../../ui/browser/idle.ts';
import { commonText, callText } from '../../text/text.ts';
import type { DetailsSubject } from '../../features/connection-details/details-selection.ts';
import styles from './call-screen.module.css';

const ConnectionDetails = lazy(() =>
  import('../../features/connection-details/connection-details.tsx').then(
    ({ ConnectionDetails }) => ({ default: ConnectionDetails }),
  ),
);
const Settings = lazy(() =>
  import('../../features/settings/settings.tsx').then(({ Settings }) => ({ default: Settings })),
);

/** Fetches what the sheets and the inspector need. Where this fails, they say so when they are opened. */
function preload(): void {
  for (const sheet of [ConnectionDetails, Settings]) sheet.preload().catch(() => {});
  prefetchInspector();
}

/** The place of one sheet. If the sheet fails, it alone does, never the call behind it. */
const SheetFrame = (props: { onClose: () => void; children: JSX.Element }) => (
  <RetryBoundary
    fallback={(again) => (
      <div class={styles['instead']}>
        <Notice
          acts={[
            { text: commonText.retry, run: again },
            { text: commonText.close, run: () => props.onClose() },
          ]}
        >
          {callText.sheetFailed}
        </Notice>
      </div>
    )}
  >
    <Suspense>{props.children}</Suspense>
  </RetryBoundary>
);

interface CallSheetsProps {
  /** Which connections are looked at; null for none. */
  readonly selected: DetailsSubject | null;
  readonly onSelect: (subject: DetailsSubject) => void;
  readonly onDetailsClose: () => void;
  readonly areSettingsOpen: boolean;
  readonly onSettingsClose: () => void;
}

/** What lies over the call when it is asked for. Loaded apart, as nobody needs it on the way in. */
export function CallSheets(props: CallSheetsProps) {
  // They are wanted most when the server is away, and then they could not be fetched any more.
  onceIdle(preload);
  return (
    <>
      <Show when={props.selected}>
        {(subject) => (
          <SheetFrame onClose={() => props.onDetailsClose()}>
            <ConnectionDetails
              subject={subject()}
              onSelect={(next) => props.onSelect(next)}
              onClose={() => props.onDetailsClose()}
            />
          </SheetFrame>
        )}
      </Show>
      <Show when={props.areSettingsOpen}>
        <SheetFrame onClose={() => props.onSettingsClose()}>
          <Settings onClose={() => props.onSettingsClose()} />
        </SheetFrame>
      </Show>
    </>
  );
}
