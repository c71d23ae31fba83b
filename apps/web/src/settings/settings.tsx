import { Sheet } from '../parts/sheet.tsx';
import { deviceWords } from '../words/words.ts';
import { DevicePickers } from './device-pickers.tsx';
import { InspectorSwitch } from './inspector-switch.tsx';
import { ShortcutsSwitch } from './shortcuts-switch.tsx';

/** The devices, the quality and the keys, during a call. */
export const Settings = (props: { onClose: () => void }) => (
  <Sheet title={deviceWords.settings} isModal onClose={() => props.onClose()}>
    <DevicePickers />
    <ShortcutsSwitch />
    <InspectorSwitch />
  </Sheet>
);
