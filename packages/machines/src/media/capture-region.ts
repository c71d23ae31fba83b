import { mediaSetup } from './setup.ts';
import type { CaptureKind } from './types.ts';

/**
 * The states that microphone and camera have in common: off, requested, and each kind of failure.
 *
 * @param live the state with a live track, which differs between the two
 */
export function captureRegion<
  const Live extends Parameters<typeof mediaSetup.createStateConfig>[0],
>(kind: CaptureKind, live: Live) {
  const open = { type: 'openDevice', params: kind } as const;
  const chosen = { type: 'isDeviceChosen', params: kind } as const;
  const another = { type: 'hasOtherDevice', params: kind } as const;
  const openAny = { type: 'openAnyDevice', params: kind } as const;
  const dropTrack = { type: 'clearTrack', params: kind } as const;
  const close = { type: 'closeDevice', params: kind } as const;
  // If changing to another device fails, the previous one must not stay on unnoticed.
  const off = [close, dropTrack] as const;
  return mediaSetup.createStateConfig({
    description: `The ${kind}.`,
    initial: 'idle',
    on: {
      'devices.open': { guard: { type: 'isRequested', params: kind }, target: '.requesting' },
      'device.choose': { guard: chosen, target: '.requesting', actions: open },
      [`${kind}.toggle`]: {
        target: '.requesting',
        actions: kind === 'microphone' ? (['unmute', open] as const) : open,
      },
      [`${kind}.live`]: [
        // A muted microphone stays muted when another device replaces it.
        ...(kind === 'microphone'
          ? [{ guard: 'isMuted', target: '.live.muted', actions: 'storeTrack' } as const]
          : []),
        { target: '.live', actions: 'storeTrack' },
      ],
      [`${kind}.denied`]: '.denied',
      [`${kind}.missing`]: '.missing',
      [`${kind}.busy`]: '.busy',
      [`${kind}.insecure`]: '.insecure',
      [`${kind}.overconstrained`]: [
        {
          // The chosen device is not connected. Any other is better than none.
          guard: { type: 'isDeviceRequested', params: kind },
          target: '.requesting',
          reenter: true,
          actions: openAny,
        },
        { target: '.overconstrained' },
      ],
      [`${kind}.ended`]: [
        { guard: another, target: '.requesting', actions: [dropTrack, openAny] },
        { target: '.missing', actions: dropTrack },
      ],
    },
    states: {
      idle: {
        description: `The ${kind} is off.`,
        on: {
          // Choosing a device while it is off only stores the choice.
          'device.choose': {},
          // The result of a request from before it was turned off.
          [`${kind}.live`]: { actions: close },
          [`${kind}.denied`]: {},
          [`${kind}.missing`]: {},
          [`${kind}.busy`]: {},
          [`${kind}.insecure`]: {},
          [`${kind}.overconstrained`]: {},
          [`${kind}.ended`]: {},
        },
      },
      requesting: {
        description: `The ${kind} is requested; the browser may be asking the user for permission.`,
        tags: ['requesting'],
        on: {
          [`${kind}.toggle`]: {},
          [`${kind}.off`]: { target: 'idle', actions: off },
          'devices.open': {},
        },
      },
      live,
      denied: {
        description: `The user, the browser or the system does not allow the ${kind}.`,
        tags: ['needsUserAction'],
        entry: off,
      },
      missing: {
        description: `There is no ${kind}.`,
        tags: ['needsUserAction'],
        entry: off,
        on: { 'devices.changed': { guard: another, target: 'requesting', actions: open } },
      },
      busy: {
        description: `Another program uses the ${kind}, or it does not start.`,
        tags: ['needsUserAction'],
        entry: off,
      },
      overconstrained: {
        description: `No ${kind} meets the constraints.`,
        tags: ['needsUserAction'],
        entry: off,
      },
      insecure: {
        description: `The page is not a secure context (https or localhost), so the browser gives no access to the ${kind}.`,
        tags: ['needsUserAction'],
        entry: off,
      },
    },
  });
}
