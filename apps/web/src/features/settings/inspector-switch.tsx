import { useText } from '@visavis/text/solid';
import { settingsText } from '../../text/messages/settings.ts';
import { prefetchInspector } from '../inspector-panel/prefetch-inspector.ts';
import { isInspectorEnabled, setInspectorEnabled } from '../inspector-panel/inspector-setting.ts';
import { Switch } from './switch.tsx';

/** Shows or hides the inspector button in the call controls. */
export function InspectorSwitch() {
  const text = useText(settingsText);
  const change = (isOn: boolean) => {
    setInspectorEnabled(isOn);
    if (isOn) prefetchInspector();
  };
  return <Switch {...text.inspector} isOn={isInspectorEnabled()} onChange={change} />;
}
