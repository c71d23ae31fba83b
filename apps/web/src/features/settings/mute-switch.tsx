import { useText } from '@visavis/text/solid';
import { releasedWhileMutedKey } from '../../call/session/stored-choices.ts';
import { useCall } from '../../call/state/call-view.ts';
import { settingsText } from '../../text/messages/settings.ts';
import { persistentStorage, storeText } from '../../ui/browser/local-storage.ts';
import { Switch } from './switch.tsx';

/** Chooses whether the microphone is released while it is muted. */
export function MuteSwitch() {
  const text = useText(settingsText);
  const { send, snapshot } = useCall();
  const change = (isReleased: boolean) => {
    storeText(persistentStorage, releasedWhileMutedKey, isReleased ? 'true' : null);
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
