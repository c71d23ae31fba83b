import { useText } from '@visavis/text/solid';
import Radar from 'lucide-solid/icons/radar';
import { callText } from '../../text/messages/call.ts';
import { onceIdle } from '../../ui/browser/idle.ts';
import { isPanelOpen, setPanelOpen } from './panel-position.ts';
import { prefetchInspector } from './prefetch-inspector.ts';
import styles from './with-inspector-panel.module.css';

/** Opens and closes the panel on pages without a toolbar. */
export function InspectorButton() {
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
