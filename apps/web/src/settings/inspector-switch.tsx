import { fetchInspector } from '../dock/fetch-inspector.ts';
import { isInspectorChosen, switchInspector } from '../dock/inspector-choice.ts';
import { deviceWords } from '../words/words.ts';
import styles from './switch.module.css';

/** Puts the inspector among the controls of the call, or takes it away. */
export const InspectorSwitch = () => (
  <label class={styles['switch']}>
    <input
      type="checkbox"
      role="switch"
      checked={isInspectorChosen()}
      onChange={({ currentTarget }) => {
        switchInspector(currentTarget.checked);
        if (currentTarget.checked) fetchInspector();
      }}
    />
    {deviceWords.inspector}
  </label>
);
