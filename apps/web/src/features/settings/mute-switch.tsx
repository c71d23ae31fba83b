import { useText } from '@visavis/text/solid';
import { releasedWhileMutedKey } from '../../call/session/stored-choices.ts';
import { useCall } from '../../call/state/call-view.ts';
import { settingsText } from '../../text/messages/settings.ts';
import { forgetText, persistentStorage, writeText } from '../../ui/browser/local-storage.ts';
import { Switch } from './switch.tsx';

/** Chooses whether the microphone is released while it is muted. */
export function MuteSwitch() {
  const text = useText(settingsText);
  const { send, snapshot } = useCall();
  const change = (isReleased: boolean) => {
    if (isReleased) writeText(persistentStorage, releasedWhileMutedKey, 'true');
    else forgetText(persistentStorage, releasedWhileMutedKey);
    send({ type: 'listening.choose', isListeningWhileMuted: !isReleased });
  };
  return (
    <Switch
      {...text.releasedWhileMuted}
      isOn={!snapshot().context.isListeningWhileMuted}
      onChange={change}
    />
  );
}
