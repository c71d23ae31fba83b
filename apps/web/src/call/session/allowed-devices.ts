import type { Call, CaptureKind } from '@visavis/client';

const captureKinds = ['microphone', 'camera'] as const satisfies readonly CaptureKind[];

async function isGranted(kind: CaptureKind): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: kind })).state === 'granted';
  } catch {
    // The browser does not support the query, so the user has to start the devices.
    return false;
  }
}

/** Opens the devices for the preview that the browser allows without asking the user. */
export function openAllowedDevices(call: Call): void {
  void Promise.all(captureKinds.map(isGranted)).then((granted) => {
    const kinds = captureKinds.filter((_, index) => granted[index]);
    const isInLobby = call.actor.getSnapshot().matches({ active: 'lobby' });
    if (kinds.length > 0 && isInLobby) call.send({ type: 'media.open', kinds });
  });
}
