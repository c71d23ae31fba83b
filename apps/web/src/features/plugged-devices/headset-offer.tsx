import type { OfferedHeadset } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { createSignal, Show, untrack } from 'solid-js';
import { chooseDevice } from '../../call/session/stored-choices.ts';
import { useCall } from '../../call/state/call-view.ts';
import { pluggedDevicesText } from '../../text/messages/plugged-devices.ts';
import { Notice } from '../../ui/notice.tsx';
import { canChooseSpeaker } from '../devices/tones.ts';
import { rememberOffer, wasOffered } from './offered-headsets.ts';

/** Offers a headset that was plugged in, once in the lifetime of this browser's storage. */
export function HeadsetOffer(props: OfferedHeadset) {
  const text = useText(pluggedDevicesText);
  const { call } = useCall();
  const [isOpen, setOpen] = createSignal(untrack(() => !wasOffered(props.microphone)));
  untrack(() => rememberOffer(props.microphone));
  const name = () => (props.label === '' ? text.unnamed.microphone : props.label);
  const use = () => {
    const { microphone, speaker } = props;
    chooseDevice(call, 'microphone', microphone);
    if (speaker !== null && canChooseSpeaker()) chooseDevice(call, 'speaker', speaker);
  };
  return (
    <Show when={isOpen()}>
      <Notice
        actions={[
          { text: text.use, run: use },
          { text: text.notNow, run: () => setOpen(false) },
        ]}
      >
        {text.offer({ device: name() })}
      </Notice>
    </Show>
  );
}
