import { useText } from '@visavis/text/solid';
import { settingsText } from '../../text/messages/settings.ts';
import { prefetchInspector } from '../inspector-panel/prefetch-inspector.ts';
import { isInspectorEnabled, setInspectorEnabled } from '../inspector-panel/inspector-setting.ts';
import styles from './switch.module.css';

/** Shows or hides the inspector button in the call controls. */
export function InspectorSwitch() {
  const text = useText(settingsText);
  return (
    <label class={styles['switch']}>
      <input
        type="checkbox"
        role="switch"
        checked={isInspectorEnabled()}
        onChange={({ currentTarget }) => {
          setInspectorEnabled(currentTarget.checked);
          if (currentTarget.checked) prefetchInspector();
        }}
      />
      {text.inspector}
    </label>
  );
}
