import { settingsText } from '../../text/text.ts';
import { prefetchInspector } from '../inspector-panel/prefetch-inspector.ts';
import { isInspectorEnabled, setInspectorEnabled } from '../inspector-panel/inspector-setting.ts';
import styles from './switch.module.css';

/** Shows or hides the inspector button in the call controls. */
export const InspectorSwitch = () => (
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
    {settingsText.inspector}
  </label>
);
