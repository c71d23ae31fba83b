import { qualities, type Call, type Device, type MediaQuality } from '@visavis/client';
import { lasting, readText, writeText } from '../storage/storage.ts';

const KINDS = ['microphone', 'camera', 'speaker'] as const satisfies readonly Device['kind'][];
const deviceKey = (kind: Device['kind']) => `visavis.${kind}`;
const QUALITY_KEY = 'visavis.quality';

/** Tells a call what this browser's person chose the last time. A device that is gone since is no harm. */
export function recallChoices(call: Call): void {
  for (const kind of KINDS) {
    const id = readText(lasting, deviceKey(kind));
    if (id !== null) call.send({ type: 'device.choose', kind, id });
  }
  const kept = readText(lasting, QUALITY_KEY);
  const quality = qualities.find((known) => known === kept);
  if (quality !== undefined) call.send({ type: 'quality.choose', quality });
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
