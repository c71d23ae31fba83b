import { Sheet } from '../../ui/sheet.tsx';
import { deviceText } from '../../text/text.ts';
import { DevicePickers } from '../devices/device-pickers.tsx';
import { InspectorSwitch } from './inspector-switch.tsx';
import { ShortcutsSwitch } from './shortcuts-switch.tsx';

/** The devices, the quality and the keys, during a call. */
export const Settings = (props: { onClose: () => void }) => (
  <Sheet title={deviceText.settings} isModal onClose={() => props.onClose()}>
    <DevicePickers />
    <ShortcutsSwitch />
    <InspectorSwitch />
  </Sheet>
);
