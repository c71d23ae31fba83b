import { useText } from '@visavis/text/solid';
import { settingsText } from '../../text/messages/settings.ts';
import { areShortcutsOn, setShortcuts, shortcutKeys } from '../shortcuts/shortcut-setting.ts';
import { Switch } from './switch.tsx';

/** Turns the keyboard shortcuts on or off. */
export function ShortcutsSwitch() {
  const text = useText(settingsText);
  return (
    <Switch
      name={text.shortcuts.name}
      hint={text.shortcuts.hint(shortcutKeys)}
      isOn={areShortcutsOn()}
      onChange={setShortcuts}
    />
  );
}
