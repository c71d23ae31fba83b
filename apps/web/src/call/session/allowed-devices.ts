import type { Call, CaptureKind } from '@visavis/client';

/** The devices that a call opens. */
export const captureKinds = ['microphone', 'camera'] as const satisfies readonly CaptureKind[];

let opening: Promise<void> = Promise.resolve();

/** Resolves when the devices that need no question have been requested. Before that, the others are not known. */
export const allowedDevicesRequested = (): Promise<void> => opening;

async function isGranted(kind: CaptureKind): Promise<boolean> {
  // Nobody will be asked on such a page: what there is to know about it is known at once.
  if (!isSecureContext) return true;
  try {
    return (await navigator.permissions.query({ name: kind })).state === 'granted';
  } catch {
    // The browser does not support the query, so the user has to start the devices.
    return false;
  }
}

/** Opens the devices for the preview that the browser allows, or refuses, without asking the user. */
export function openAllowedDevices(call: Call): void {
  opening = Promise.all(captureKinds.map(isGranted)).then((granted) => {
    const kinds = captureKinds.filter((_, index) => granted[index]);
    const isInLobby = call.actor.getSnapshot().matches({ active: 'lobby' });
    if (kinds.length > 0 && isInLobby) call.send({ type: 'media.open', kinds });
  });
}

/** Returns to the lobby after a call, with the same devices as when the page opens it. */
export function returnToLobby(call: Call): void {
  // Before the lobby is shown, which waits for the devices to be requested.
  openAllowedDevices(call);
  call.send({ type: 'returnToLobby' });
}
