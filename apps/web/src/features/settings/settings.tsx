import { useText } from '@visavis/text/solid';
import { settingsText } from '../../text/messages/settings.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { DevicePickers } from '../devices/device-pickers.tsx';
import { LinkSetting } from '../invite/link-setting.tsx';
import { AddressSwitch } from './address-switch.tsx';
import { InspectorSwitch } from './inspector-switch.tsx';
import { MuteSwitch } from './mute-switch.tsx';
import { ShortcutsSwitch } from './shortcuts-switch.tsx';

/** The sheet with the settings that can be changed during a call. */
export function Settings(props: { onClose: () => void }) {
  const text = useText(settingsText);
  return (
    <Sheet title={text.title} isModal onClose={() => props.onClose()}>
      <DevicePickers />
      <LinkSetting />
      <MuteSwitch />
      <AddressSwitch />
      <ShortcutsSwitch />
      <InspectorSwitch />
    </Sheet>
  );
}
