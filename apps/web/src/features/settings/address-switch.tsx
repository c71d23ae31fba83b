import { hasTurnServer } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { Show } from 'solid-js';
import { hiddenAddressKey } from '../../call/session/stored-choices.ts';
import { useCall } from '../../call/state/call-view.ts';
import { settingsText } from '../../text/messages/settings.ts';
import { persistentStorage, storeText } from '../../ui/browser/local-storage.ts';
import { Switch } from './switch.tsx';

/**
 * Hides the address of this device from the others, where the server has a relay. Where it has none and the address is
 * hidden, nobody can be connected to, so the switch is there to turn it off.
 */
export function AddressSwitch() {
  const text = useText(settingsText);
  const { send, snapshot } = useCall();
  const isHidden = () => snapshot().context.isAddressHidden;
  const hasRelay = () => hasTurnServer(snapshot().context.iceServers);
  const change = (isAddressHidden: boolean) => {
    storeText(persistentStorage, hiddenAddressKey, isAddressHidden ? 'true' : null);
    send({ type: 'addressHiding.choose', isAddressHidden });
  };
  return (
    <Show when={hasRelay() || isHidden()}>
      <Switch
        name={text.hiddenAddress.name}
        hint={hasRelay() ? text.hiddenAddress.hint : text.hiddenAddressWithoutRelay.hint}
        isOn={isHidden()}
        onChange={change}
      />
    </Show>
  );
}
