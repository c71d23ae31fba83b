import PanelBottom from 'lucide-solid/icons/panel-bottom';
import PanelRight from 'lucide-solid/icons/panel-right';
import X from 'lucide-solid/icons/x';
import { onCleanup, onMount } from 'solid-js';
import { dockPlace, dockShares, placeDock } from '../dock/dock-place.ts';
import { recorder } from '../session/recording.ts';
import { commonWords } from '../words/common.ts';
import { inspectorWords } from '../words/inspector.ts';
import styles from './dock.module.css';
import { IconButton } from './icon-button.tsx';
import { Workbench } from './workbench.tsx';

/** What one press of an arrow key adds to its share of the window. */
const STEP = 0.05;

const percent = (share: number) => Math.round(share * 100);

/** The edge by which one makes it larger and smaller. */
function Handle() {
  const isFoot = () => dockPlace().edge === 'foot';
  const drag = ({ clientX, clientY }: PointerEvent) =>
    placeDock({
      share: isFoot() ? 1 - clientY / window.innerHeight : 1 - clientX / window.innerWidth,
    });
  const keys: Readonly<Record<string, number>> = {
    ArrowUp: STEP,
    ArrowLeft: STEP,
    ArrowDown: -STEP,
    ArrowRight: -STEP,
  };
  return (
    <div
      class={styles['handle']}
      role="separator"
      tabIndex={0}
      aria-label={inspectorWords.resize}
      aria-orientation={isFoot() ? 'horizontal' : 'vertical'}
      aria-valuemin={percent(dockShares.least)}
      aria-valuemax={percent(dockShares.most)}
      aria-valuenow={percent(dockPlace().share)}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) drag(event);
      }}
      onKeyDown={(event) => {
        const by = keys[event.key];
        if (by === undefined) return;
        event.preventDefault();
        placeDock({ share: dockPlace().share + by });
      }}
    />
  );
}

/** The inspector beside the call that it looks at. On a phone it lies upon it. */
export function Dock(props: { onClose: () => void }) {
  const isFoot = () => dockPlace().edge === 'foot';
  const opener = document.activeElement;
  onCleanup(() => {
    if (opener instanceof HTMLElement) opener.focus();
  });
  return (
    <aside
      ref={(room) => onMount(() => room.focus())}
      data-stage
      class={styles['dock']}
      data-edge={dockPlace().edge}
      aria-label={inspectorWords.dock}
      tabIndex={-1}
    >
      <Handle />
      <Workbench
        live={recorder}
        isPage={false}
        ends={
          <>
            <IconButton
              hint={isFoot() ? inspectorWords.toSide : inspectorWords.toFoot}
              onPress={() => placeDock({ edge: isFoot() ? 'side' : 'foot' })}
            >
              {isFoot() ? <PanelRight aria-hidden="true" /> : <PanelBottom aria-hidden="true" />}
            </IconButton>
            <IconButton hint={commonWords.close} onPress={() => props.onClose()}>
              <X aria-hidden="true" />
            </IconButton>
          </>
        }
      />
    </aside>
  );
}
