import { useText } from '@visavis/text/solid';
import { lazy, Show, Suspense, type JSX } from 'solid-js';
import type { DetailsSubject } from '../../features/connection-details/details-selection.ts';
import { prefetchInspector } from '../../features/inspector-panel/prefetch-inspector.ts';
import { callText } from '../../text/messages/call.ts';
import { commonText } from '../../text/messages/common.ts';
import { onceIdle } from '../../ui/browser/idle.ts';
import { Notice } from '../../ui/notice.tsx';
import { RetryBoundary } from '../../ui/retry-boundary.tsx';
import styles from './call-screen.module.css';

const ConnectionDetails = lazy(() =>
  import('../../features/connection-details/connection-details.tsx').then(
    ({ ConnectionDetails }) => ({ default: ConnectionDetails }),
  ),
);
const PeoplePanel = lazy(() =>
  import('../../features/people/people-panel.tsx').then(({ PeoplePanel }) => ({
    default: PeoplePanel,
  })),
);
const Settings = lazy(() =>
  import('../../features/settings/settings.tsx').then(({ Settings }) => ({ default: Settings })),
);

/** Fetches the scripts of the sheets and the inspector. If this fails, opening them reports it. */
function preload(): void {
  for (const sheet of [ConnectionDetails, PeoplePanel, Settings]) sheet.preload().catch(() => {});
  prefetchInspector();
}

/** Contains the errors of a sheet, so that the call behind it continues. */
function SheetFrame(props: { onClose: () => void; children: JSX.Element }) {
  const text = useText(callText);
  const common = useText(commonText);
  return (
    <RetryBoundary
      fallback={(retry) => (
        <div class={styles['fallback']}>
          <Notice
            actions={[
              { text: common.retry, run: retry },
              { text: common.close, run: () => props.onClose() },
            ]}
          >
            {text.sheetFailed}
          </Notice>
        </div>
      )}
    >
      <Suspense>{props.children}</Suspense>
    </RetryBoundary>
  );
}

interface CallSheetsProps {
  /** Which connection details are open; null for none. */
  readonly selected: DetailsSubject | null;
  readonly onSelect: (subject: DetailsSubject) => void;
  readonly onDetailsClose: () => void;
  readonly arePeopleOpen: boolean;
  readonly onPeopleClose: () => void;
  readonly areSettingsOpen: boolean;
  readonly onSettingsClose: () => void;
}

/** The sheets over the call. They are loaded separately, because joining a call does not need them. */
export function CallSheets(props: CallSheetsProps) {
  // Users open them when something fails, and then they might not load.
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
      <Show when={props.arePeopleOpen}>
        <SheetFrame onClose={() => props.onPeopleClose()}>
          <PeoplePanel onClose={() => props.onPeopleClose()} />
        </SheetFrame>
      </Show>
      <Show when={props.areSettingsOpen}>
        <SheetFrame onClose={() => props.onSettingsClose()}>
          <Settings onClose={() => props.onSettingsClose()} />
        </SheetFrame>
      </Show>
    </>
  );
}
