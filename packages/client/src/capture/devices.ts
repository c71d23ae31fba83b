import type { Device } from '@visavis/machines';

const kinds: Readonly<Record<MediaDeviceKind, Device['kind']>> = {
  audioinput: 'microphone',
  videoinput: 'camera',
  audiooutput: 'speaker',
};

/** The devices to choose from. Before permission browsers give empty ids, which cannot be chosen. */
export async function listDevices(
  mediaDevices: Pick<MediaDevices, 'enumerateDevices'>,
): Promise<readonly Device[]> {
  const devices = await mediaDevices.enumerateDevices();
  return devices
    .filter(({ deviceId }) => deviceId !== '')
    .map(({ kind, deviceId, label }) => ({ kind: kinds[kind], id: deviceId, label }));
}
