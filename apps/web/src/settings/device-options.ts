import type { Device } from '@visavis/client';
import type { MediaSnapshot } from '../session/actors.ts';
import { deviceWords } from '../words/devices.ts';

/** The option by which the browser chooses. No device has this id. */
export const BROWSER_CHOICE = '';

type Context = Pick<MediaSnapshot['context'], 'devices' | 'choices' | 'camera' | 'microphone'>;

const nothing: Context = {
  devices: [],
  choices: { microphone: null, camera: null, speaker: null },
  camera: null,
  microphone: null,
};

/** What there is to choose from of one kind of device: what the browser takes, or one of those listed. */
export function deviceOptions(kind: Device['kind'], context: Context = nothing) {
  const choice = context.choices[kind];
  const devices = context.devices
    .filter((device) => device.kind === kind)
    .map(({ id, label }, place) => ({
      id,
      text: label === '' ? deviceWords.unnamed(kind, place + 1) : label,
    }));
  const running = kind === 'speaker' ? null : context[kind];
  const taken = choice === null && running !== null ? running.label : '';
  return {
    hasDevices: devices.length > 0,
    options: [
      { id: BROWSER_CHOICE, text: deviceWords.browserChoice(taken === '' ? null : taken) },
      ...devices,
    ],
    /** A device that is gone is no choice any more. */
    chosen: devices.find(({ id }) => id === choice)?.id ?? BROWSER_CHOICE,
  };
}
