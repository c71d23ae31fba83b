import type { MediaDevice } from '@visavis/machines';

const deviceKinds: Readonly<Record<MediaDeviceKind, MediaDevice['kind']>> = {
  audioinput: 'microphone',
  videoinput: 'camera',
  audiooutput: 'speaker',
};

/** Lists the devices that can be chosen. Before permission, browsers give empty ids, which cannot. */
export async function listDevices(
  mediaDevices: Pick<MediaDevices, 'enumerateDevices'>,
): Promise<readonly MediaDevice[]> {
  const devices = await mediaDevices.enumerateDevices();
  return devices
    .filter(({ deviceId }) => deviceId !== '')
    .map(({ kind, deviceId, label, groupId }) => ({
      kind: deviceKinds[kind],
      id: deviceId,
      label,
      groupId,
    }));
}
