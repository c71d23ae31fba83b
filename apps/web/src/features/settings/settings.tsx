import { settingsText } from '../../text/text.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { DevicePickers } from '../devices/device-pickers.tsx';
import { InspectorSwitch } from './inspector-switch.tsx';
import { ShortcutsSwitch } from './shortcuts-switch.tsx';

/** The sheet with the settings that can be changed during a call. */
export const Settings = (props: { onClose: () => void }) => (
  <Sheet title={settingsText.title} isModal onClose={() => props.onClose()}>
    <DevicePickers />
    <ShortcutsSwitch />
    <InspectorSwitch />
  </Sheet>
);
