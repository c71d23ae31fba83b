import type { Call, Device } from '@visavis/client';
import { qualities, type MediaQuality } from '@visavis/client/early';
import { lasting, readText, writeText } from '../storage/storage.ts';

const KINDS = ['microphone', 'camera', 'speaker'] as const satisfies readonly Device['kind'][];
const deviceKey = (kind: Device['kind']) => `visavis.${kind}`;
const QUALITY_KEY = 'visavis.quality';

/** The devices that this browser's person chose the last time. One that is gone since is no harm. */
export function keptDevices(): Readonly<Record<Device['kind'], string | null>> {
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

/** Chooses a device now and for the next time. */
export function chooseDevice(call: Call, kind: Device['kind'], id: string): void {
  writeText(lasting, deviceKey(kind), id);
  call.send({ type: 'device.choose', kind, id });
}

/** Chooses the quality of one's picture now and for the next time. */
export function chooseQuality(call: Call, quality: MediaQuality): void {
  writeText(lasting, QUALITY_KEY, quality);
  call.send({ type: 'quality.choose', quality });
}
