import type { Call, MediaDevice } from '@visavis/client';
import { mediaQualities, type MediaQuality } from '@visavis/client/early-start';
import {
  persistentStorage,
  readText,
  storeText,
  tabStorage,
  writeText,
} from '../../ui/browser/local-storage.ts';
import { memberKeys, storedMembers } from './stored-members.ts';

const deviceKinds = [
  'microphone',
  'camera',
  'speaker',
] as const satisfies readonly MediaDevice['kind'][];
const deviceKey = (kind: MediaDevice['kind']) => `visavis.${kind}`;
const qualityKey = 'visavis.quality';

/** Where it is stored that the microphone is released while it is muted. */
export const releasedWhileMutedKey = 'visavis.released-while-muted';

/** Where it is stored that the address of this device is hidden from the others. */
export const hiddenAddressKey = 'visavis.address-hidden';

/** Where the tab stores that it receives no video. */
export const noVideoKey = 'visavis.no-video';

export type StoredDevices = Readonly<Record<MediaDevice['kind'], string | null>>;

/** The stored device choices. Null stands for the system default. */
export function storedDevices(): StoredDevices {
  const kept = (kind: MediaDevice['kind']) => readText(persistentStorage, deviceKey(kind));
  return { microphone: kept('microphone'), camera: kept('camera'), speaker: kept('speaker') };
}

/** The stored video quality. */
export function storedQuality(): MediaQuality {
  const kept = readText(persistentStorage, qualityKey);
  return mediaQualities.find((known) => known === kept) ?? 'auto';
}

/** Applies the stored choices to a call. */
export function applyStoredChoices(call: Call): void {
  const devices = storedDevices();
  for (const kind of deviceKinds) {
    const id = devices[kind];
    if (id !== null) call.send({ type: 'device.choose', kind, id });
  }
  call.send({ type: 'quality.choose', quality: storedQuality() });
  if (readText(persistentStorage, releasedWhileMutedKey) !== null)
    call.send({ type: 'listening.choose', isListeningWhileMuted: false });
  if (readText(tabStorage, noVideoKey) !== null)
    call.send({ type: 'receivedVideo.choose', receivesVideo: false });
  if (readText(persistentStorage, hiddenAddressKey) !== null)
    call.send({ type: 'addressHiding.choose', isAddressHidden: true });
  for (const id of storedMembers(memberKeys.hidden))
    call.send({ type: 'memberVideo.choose', id, isWanted: false });
  for (const id of storedMembers(memberKeys.disconnected))
    call.send({ type: 'member.disconnect', id });
}

/** Whether the user has chosen a device since the page was loaded. */
let isChosenByUser = false;
export const hasChosenDevice = (): boolean => isChosenByUser;

/** Chooses a device and stores the choice; null stands for the system default. */
export function chooseDevice(call: Call, kind: MediaDevice['kind'], id: string | null): void {
  isChosenByUser = true;
  storeText(persistentStorage, deviceKey(kind), id);
  call.send({ type: 'device.choose', kind, id });
}

/** Chooses the video quality and stores the choice. */
export function chooseQuality(call: Call, quality: MediaQuality): void {
  writeText(persistentStorage, qualityKey, quality);
  call.send({ type: 'quality.choose', quality });
}
