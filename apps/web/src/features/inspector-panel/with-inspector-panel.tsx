import { useText } from '@visavis/text/solid';
import { lazy, Show, Suspense, type JSX } from 'solid-js';
import { Notice } from '../../ui/notice.tsx';
import { Optional } from '../../ui/optional.tsx';
import { RetryBoundary } from '../../ui/retry-boundary.tsx';
import { callText } from '../../text/messages/call.ts';
import { commonText } from '../../text/messages/common.ts';
import { panelPosition, isPanelOpen, setPanelOpen } from './panel-position.ts';
import styles from './with-inspector-panel.module.css';
import { isInspectorAvailable } from './inspector-setting.ts';

const InspectorButton = lazy(() =>
  import('./inspector-button.tsx').then(({ InspectorButton }) => ({ default: InspectorButton })),
);
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
        <Optional>
          <InspectorButton />
        </Optional>
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
