import { mediaSetup } from './setup.ts';
import type { CaptureKind } from './types.ts';

/**
 * What both ends of a device's life are made of: asking for it, and each way in which that can fail.
 * The state `live` differs between the kinds and comes from the caller.
 */
export function captureRegion<
  const Live extends Parameters<typeof mediaSetup.createStateConfig>[0],
>(kind: CaptureKind, live: Live) {
  const open = { type: 'openDevice', params: kind } as const;
  const chosen = { type: 'isDeviceChosen', params: kind } as const;
  const another = { type: 'hasOtherDevice', params: kind } as const;
  const dropTrack = { type: 'clearTrack', params: kind } as const;
  const forgetWish = { type: 'clearDeviceChoice', params: kind } as const;
  const close = { type: 'closeDevice', params: kind } as const;
  // Where a device that runs was to be changed for another, the one before is not left running unseen.
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
        // Whoever muted a microphone is not heard over the next one that takes its place.
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
          // The chosen device is gone, as after a move to another desk: any other is better than none.
          guard: { type: 'hasDeviceChoice', params: kind },
          target: '.requesting',
          reenter: true,
          actions: [forgetWish, open],
        },
        { target: '.overconstrained' },
      ],
      [`${kind}.ended`]: [
        { guard: another, target: '.requesting', actions: [dropTrack, forgetWish, open] },
        { target: '.missing', actions: dropTrack },
      ],
    },
    states: {
      idle: {
        description: `The ${kind} is off.`,
        on: {
          // Choosing a device while it is off only notes the choice.
          'device.choose': {},
          // What was asked for before it was turned off comes too late, or has failed by now.
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
        description: `The browser is asked for the ${kind}, and may be asking the person.`,
        tags: ['requesting'],
        on: { [`${kind}.toggle`]: {}, 'devices.open': {} },
      },
      live,
      denied: {
        description: `The person, the browser or the system does not allow the ${kind}.`,
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
        description: `Another program holds the ${kind}, or it does not start.`,
        tags: ['needsUserAction'],
        entry: off,
      },
      overconstrained: {
        description: `No ${kind} can do what is asked of it.`,
        tags: ['needsUserAction'],
        entry: off,
      },
      insecure: {
        description: `The page is not secure (https or localhost), so the browser has no ${kind} for it.`,
        tags: ['needsUserAction'],
        entry: off,
      },
    },
  });
}
