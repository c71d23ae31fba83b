import type { Call, Device } from '@visavis/client';
import { qualities, type MediaQuality } from '@visavis/client/early';
import { forgetText, lasting, readText, writeText } from '../storage/storage.ts';

const KINDS = ['microphone', 'camera', 'speaker'] as const satisfies readonly Device['kind'][];
const deviceKey = (kind: Device['kind']) => `visavis.${kind}`;
const QUALITY_KEY = 'visavis.quality';

type KeptDevices = Readonly<Record<Device['kind'], string | null>>;

/** The devices that this browser's person chose the last time. Null is the browser's choice. */
export function keptDevices(): KeptDevices {
  const kept = (kind: Device['kind']) => readText(lasting, deviceKey(kind));
  return { microphone: kept('microphone'), camera: kept('camera'), speaker: kept('speaker') };
}

/** The quality that this browser's person chose the last time. */
export function keptQuality(): MediaQuality {
  const kept = readText(lasting, QUALITY_KEY);
  return qualities.find((known) => known === kept) ?? 'auto';
}

/** Tells a call what was chosen the last time. */
export function recallChoices(call: Call): void {
  const devices = keptDevices();
  for (const kind of KINDS) {
    const id = devices[kind];
    if (id !== null) call.send({ type: 'device.choose', kind, id });
  }
  call.send({ type: 'quality.choose', quality: keptQuality() });
}

/**
 * The kinds of which the kept device is not there any more. Where no device of a kind is listed, nothing is
 * known of it: browsers list none before they are allowed to.
 */
export const goneChoices = (
  kept: KeptDevices,
  devices: readonly Device[],
): readonly Device['kind'][] =>
  KINDS.filter((kind) => {
    const listed = devices.filter((device) => device.kind === kind);
    return kept[kind] !== null && listed.length > 0 && listed.every(({ id }) => id !== kept[kind]);
  });

/** Forgets devices that are not there any more: asking for one costs each start a failed attempt. */
export function forgetGone(devices: readonly Device[]): void {
  for (const kind of goneChoices(keptDevices(), devices)) forgetText(lasting, deviceKey(kind));
}

/** Chooses a device now and for the next time; null gives the choice back to the browser. */
export function chooseDevice(call: Call, kind: Device['kind'], id: string | null): void {
  if (id === null) forgetText(lasting, deviceKey(kind));
  else writeText(lasting, deviceKey(kind), id);
  call.send({ type: 'device.choose', kind, id });
}

/** Chooses the quality of one's picture now and for the next time. */
export function chooseQuality(call: Call, quality: MediaQuality): void {
  writeText(lasting, QUALITY_KEY, quality);
  call.send({ type: 'quality.choose', quality });
}
