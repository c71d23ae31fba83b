import type { MediaDevice } from '@visavis/machines';

const deviceKinds: Readonly<Record<MediaDeviceKind, MediaDevice['kind']>> = {
  audioinput: 'microphone',
  videoinput: 'camera',
  audiooutput: 'speaker',
};

/** The devices to choose from. Before permission browsers give empty ids, which cannot be chosen. */
export async function listDevices(
  mediaDevices: Pick<MediaDevices, 'enumerateDevices'>,
): Promise<readonly MediaDevice[]> {
  const devices = await mediaDevices.enumerateDevices();
  return devices
    .filter(({ deviceId }) => deviceId !== '')
    .map(({ kind, deviceId, label }) => ({ kind: deviceKinds[kind], id: deviceId, label }));
}
