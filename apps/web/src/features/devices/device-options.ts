import type { MediaDevice } from '@visavis/client';
import type { MediaSnapshot } from '../../call/state/call-actors.ts';
import { deviceText } from '../../text/devices.ts';

/** The option by which the browser chooses. No device has this id. */
export const browserDefault = '';

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

/** What there is to choose from of one kind of device: what the browser takes, or one of those listed. */
export function deviceOptions(kind: MediaDevice['kind'], context: DeviceContext = noDevices) {
  const choice = context.choices[kind];
  const devices = context.devices
    .filter((device) => device.kind === kind)
    .map(({ id, label }, place) => ({
      id,
      text: label === '' ? deviceText.unnamed(kind, place + 1) : label,
    }));
  const running = kind === 'speaker' ? null : context[kind];
  const taken = choice === null && running !== null ? running.label : '';
  return {
    hasDevices: devices.length > 0,
    options: [
      { id: browserDefault, text: deviceText.browserChoice(taken === '' ? null : taken) },
      ...devices,
    ],
    /** A device that is gone is no choice any more. */
    chosen: devices.find(({ id }) => id === choice)?.id ?? browserDefault,
  };
}
