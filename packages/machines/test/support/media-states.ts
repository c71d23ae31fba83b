import type { CaptureFailure, CaptureKind, LiveTrack, MediaDevice } from '../../src/media/media.ts';
import { startMedia, type MediaHarness } from '../../src/testing/testing.ts';

export const device = (kind: MediaDevice['kind'], id: string): MediaDevice => ({
  kind,
  id,
  label: id,
  groupId: '',
});

export const track = (id: string, deviceId: string | null = `device of ${id}`): LiveTrack => ({
  id,
  deviceId,
  label: id,
});

/** A media machine in which a device has a live track. */
export function startLive(
  kind: CaptureKind,
  options: Parameters<typeof startMedia>[0] = {},
): MediaHarness {
  const media = startMedia(options);
  media.actor.send({ type: 'devices.open', kinds: [kind] });
  media.report({ type: `${kind}.live`, track: track(kind) });
  return media;
}

export const isLive = (media: MediaHarness, kind: CaptureKind): boolean =>
  kind === 'camera'
    ? media.actor.getSnapshot().matches({ camera: 'live' })
    : media.actor.getSnapshot().matches({ microphone: 'live' });

export const captureFailures: readonly CaptureFailure[] = [
  'denied',
  'missing',
  'busy',
  'overconstrained',
  'insecure',
];

export const openCommands = (media: MediaHarness) => media.capture.commandsOfType('openDevices');
