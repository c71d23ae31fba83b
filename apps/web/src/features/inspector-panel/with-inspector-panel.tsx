import { useText } from '@visavis/text/solid';
import Radar from 'lucide-solid/icons/radar';
import { lazy, Show, Suspense, type JSX } from 'solid-js';
import { RetryBoundary } from '../../ui/retry-boundary.tsx';
import { Notice } from '../../ui/notice.tsx';
import { onceIdle } from '../../ui/browser/idle.ts';
import { callText } from '../../text/messages/call.ts';
import { commonText } from '../../text/messages/common.ts';
import { panelPosition, isPanelOpen, setPanelOpen } from './panel-position.ts';
import styles from './with-inspector-panel.module.css';
import { prefetchInspector } from './prefetch-inspector.ts';
import { isInspectorAvailable } from './inspector-setting.ts';

const InspectorPanel = lazy(() =>
  import('./inspector-panel.tsx').then(({ InspectorPanel }) => ({ default: InspectorPanel })),
);

/** The part of the window that the panel covers, as CSS properties for the page. */
const reservedSpace = () => {
  const { edge, fraction } = panelPosition();
  const isAt = (expected: string) => isOpen() && edge === expected;
  return {
    '--inspector-bottom': isAt('bottom') ? `${fraction * 100}dvh` : '0px',
    '--inspector-side': isAt('side') ? `${fraction * 100}vw` : '0px',
  };
};

const isOpen = () => isPanelOpen() && isInspectorAvailable();

const close = () => setPanelOpen(false);

/** Opens and closes the panel on pages without a toolbar. */
function InspectorButton() {
  const text = useText(callText);
  onceIdle(prefetchInspector);
  return (
    <div class={styles['button']}>
      <button
        type="button"
        class="button small"
        aria-pressed={isPanelOpen()}
        onClick={() => setPanelOpen((isOpen) => !isOpen)}
      >
        <Radar size={18} aria-hidden="true" />
        {text.inspector}
      </button>
    </div>
  );
}

interface WithInspectorPanelProps {
  /** Whether the page has its own button for the inspector. */
  readonly hasButton: boolean;
  readonly children: JSX.Element;
}

/** A page with the inspector panel, if that is open. An error in the inspector does not affect the page. */
export function WithInspectorPanel(props: WithInspectorPanelProps) {
  const text = useText(callText);
  const common = useText(commonText);
  return (
    <div class={styles['page']} style={reservedSpace()}>
      {props.children}
      <Show when={isInspectorAvailable() && !props.hasButton}>
        <InspectorButton />
      </Show>
      <Show when={isOpen()}>
        <RetryBoundary
          fallback={(again) => (
            <div data-theme="dark" class={styles['error']}>
              <Notice
                actions={[
                  { text: common.retry, run: again },
                  { text: common.close, run: close },
                ]}
              >
                {text.sheetFailed}
              </Notice>
            </div>
          )}
        >
          <Suspense>
            <InspectorPanel onClose={close} />
          </Suspense>
        </RetryBoundary>
      </Show>
    </div>
  );
}
