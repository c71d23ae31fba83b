import { IconButton, Inspector } from '@visavis/inspector';
import { useText } from '@visavis/text/solid';
import PanelBottom from 'lucide-solid/icons/panel-bottom';
import PanelRight from 'lucide-solid/icons/panel-right';
import X from 'lucide-solid/icons/x';
import { onCleanup, onMount } from 'solid-js';
import { panelPosition, panelFractions, setPanelPosition } from './panel-position.ts';
import { recorder } from '../../call/session/recording.ts';
import { areShortcutsOn } from '../shortcuts/shortcut-setting.ts';
import { StatelyAction } from '../stately-inspector/stately-action.tsx';
import { commonText } from '../../text/messages/common.ts';
import { inspectorPageText } from '../../text/messages/inspector-page.ts';
import styles from './inspector-panel.module.css';

/** How much one press of an arrow key adds to the panel's fraction of the window. */
const resizeStep = 0.05;

const percent = (fraction: number) => Math.round(fraction * 100);

/** The edge of the panel that resizes it. */
function ResizeHandle() {
  const text = useText(inspectorPageText);
  const isAtBottom = () => panelPosition().edge === 'bottom';
  const drag = ({ clientX, clientY }: PointerEvent) =>
    setPanelPosition({
      fraction: isAtBottom() ? 1 - clientY / window.innerHeight : 1 - clientX / window.innerWidth,
    });
  const keys: Readonly<Record<string, number>> = {
    ArrowUp: resizeStep,
    ArrowLeft: resizeStep,
    ArrowDown: -resizeStep,
    ArrowRight: -resizeStep,
  };
  return (
    <div
      class={styles['handle']}
      role="separator"
      tabIndex={0}
      aria-label={text.resize}
      aria-orientation={isAtBottom() ? 'horizontal' : 'vertical'}
      aria-valuemin={percent(panelFractions.min)}
      aria-valuemax={percent(panelFractions.max)}
      aria-valuenow={percent(panelPosition().fraction)}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) drag(event);
      }}
      onKeyDown={(event) => {
        const step = keys[event.key];
        if (step === undefined) return;
        event.preventDefault();
        setPanelPosition({ fraction: panelPosition().fraction + step });
      }}
    />
  );
}

/** The inspector beside or below the page. On a phone it covers the page. */
export function InspectorPanel(props: { onClose: () => void }) {
  const text = useText(inspectorPageText);
  const isAtBottom = () => panelPosition().edge === 'bottom';
  const common = useText(commonText);
  const opener = document.activeElement;
  onCleanup(() => {
    if (opener instanceof HTMLElement) opener.focus();
  });
  return (
    <aside
      ref={(panel) => onMount(() => panel.focus())}
      data-theme="dark"
      class={styles['panel']}
      data-edge={panelPosition().edge}
      aria-label={text.panelLabel}
      tabIndex={-1}
    >
      <ResizeHandle />
      <Inspector
        live={recorder}
        isPage={false}
        areLetterKeysOn={areShortcutsOn()}
        extraActions={
          <>
            <StatelyAction />
            <IconButton
              hint={isAtBottom() ? text.moveToSide : text.moveToBottom}
              onPress={() => setPanelPosition({ edge: isAtBottom() ? 'side' : 'bottom' })}
            >
              {isAtBottom() ? (
                <PanelRight aria-hidden="true" />
              ) : (
                <PanelBottom aria-hidden="true" />
              )}
            </IconButton>
            <IconButton hint={common.close} onPress={() => props.onClose()}>
              <X aria-hidden="true" />
            </IconButton>
          </>
        }
      />
    </aside>
  );
}
