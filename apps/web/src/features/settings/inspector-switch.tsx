import { prefetchInspector } from '../inspector-panel/prefetch-inspector.ts';
import { isInspectorEnabled, setInspectorEnabled } from '../inspector-panel/inspector-setting.ts';
import { deviceText } from '../../text/text.ts';
import styles from './switch.module.css';

/** Puts the inspector among the controls of the call, or takes it away. */
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
    {deviceText.inspector}
  </label>
);
