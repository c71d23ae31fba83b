import type { MediaDevice } from '@visavis/client';
import type { MediaSnapshot } from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { devicesText } from '../../text/messages/devices.ts';
import { canChooseSpeaker } from './tones.ts';

/** The option that lets the browser choose. No device has this id. */
export const systemDefault = '';

type DeviceContext = Pick<
  MediaSnapshot['context'],
  'devices' | 'choices' | 'camera' | 'microphone'
>;

const noDevices: DeviceContext = {
  devices: [],
  choices: { microphone: null, camera: null, speaker: null },
  camera: null,
  microphone: null,
};

/** The options for one kind of device: the system default, and the listed devices. */
export function deviceOptions(kind: MediaDevice['kind'], context: DeviceContext = noDevices) {
  const text = useText(devicesText);
  const choice = context.choices[kind];
  const devices = context.devices
    .filter((device) => device.kind === kind)
    .map(({ id, label }, index) => ({
      id,
      text: label === '' ? text.unnamed[kind]({ number: `${index + 1}` }) : label,
    }));
  const selected = devices.find(({ id }) => id === choice)?.id ?? systemDefault;
  const track = kind === 'speaker' ? null : context[kind];
  const label = selected === systemDefault && track !== null ? track.label : '';
  const hasDevices = devices.length > 0;
  return {
    hasDevices,
    /** Whether this browser lets the user choose one of them. */
    canChoose: hasDevices && (kind !== 'speaker' || canChooseSpeaker()),
    options: [
      {
        id: systemDefault,
        text: label === '' ? text.systemDefault : text.systemDefaultNamed({ device: label }),
      },
      ...devices,
    ],
    /** The system default if the chosen device is not available. */
    selected,
  };
}
