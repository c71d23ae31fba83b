import type { Call, CaptureKind } from '@visavis/client';

const captureKinds = ['microphone', 'camera'] as const satisfies readonly CaptureKind[];

async function isGranted(kind: CaptureKind): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: kind })).state === 'granted';
  } catch {
    // Browsers that cannot be asked ask the person instead, and that needs a press of the button.
    return false;
  }
}

/** Opens what the browser gives without a question, for the preview; nothing where it would ask. */
export function openAllowedDevices(call: Call): void {
  void Promise.all(captureKinds.map(isGranted)).then((granted) => {
    const kinds = captureKinds.filter((_, place) => granted[place]);
    const atTheDoor = call.actor.getSnapshot().matches({ active: 'lobby' });
    if (kinds.length > 0 && atTheDoor) call.send({ type: 'media.open', kinds });
  });
}
