import { mediaSetup } from './setup.ts';
import type { CaptureKind } from './types.ts';

/**
 * What both ends of a device's life are made of: asking for it, and each way in which that can fail.
 * The state `live` differs between the kinds and comes from the caller.
 */
export function captureRegion<
  const Live extends Parameters<typeof mediaSetup.createStateConfig>[0],
>(kind: CaptureKind, live: Live) {
  const open = { type: 'open', params: kind } as const;
  const chosen = { type: 'another device was chosen', params: kind } as const;
  const another = { type: 'there is another device', params: kind } as const;
  const dropTrack = { type: 'drop the track', params: kind } as const;
  const forgetWish = { type: 'forget the wish', params: kind } as const;
  const close = { type: 'close', params: kind } as const;
  // Where a device that runs was to be changed for another, the one before is not left running unseen.
  const off = [close, dropTrack] as const;
  return mediaSetup.createStateConfig({
    description: `The ${kind}.`,
    initial: 'idle',
    on: {
      open: { guard: { type: 'it is asked for', params: kind }, target: '.asking' },
      'device.choose': { guard: chosen, target: '.asking', actions: open },
      [`${kind}.toggle`]: {
        target: '.asking',
        actions: kind === 'microphone' ? (['unmute', open] as const) : open,
      },
      [`${kind}.live`]: [
        // Whoever muted a microphone is not heard over the next one that takes its place.
        ...(kind === 'microphone'
          ? [{ guard: 'muted', target: '.live.muted', actions: 'take the track' } as const]
          : []),
        { target: '.live', actions: 'take the track' },
      ],
      [`${kind}.denied`]: '.denied',
      [`${kind}.missing`]: '.missing',
      [`${kind}.busy`]: '.busy',
      [`${kind}.insecure`]: '.insecure',
      [`${kind}.over-constrained`]: [
        {
          // The chosen device is gone, as after a move to another desk: any other is better than none.
          guard: { type: 'a device was wished for', params: kind },
          target: '.asking',
          reenter: true,
          actions: [forgetWish, open],
        },
        { target: '.over-constrained' },
      ],
      [`${kind}.ended`]: [
        { guard: another, target: '.asking', actions: [dropTrack, forgetWish, open] },
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
          [`${kind}.over-constrained`]: {},
          [`${kind}.ended`]: {},
        },
      },
      asking: {
        description: `The browser is asked for the ${kind}, and may be asking the person.`,
        tags: ['asking'],
        on: { [`${kind}.toggle`]: {}, open: {} },
      },
      live,
      denied: {
        description: `The person, the browser or the system does not allow the ${kind}.`,
        tags: ['needs the person'],
        entry: off,
      },
      missing: {
        description: `There is no ${kind}.`,
        tags: ['needs the person'],
        entry: off,
        on: { 'devices.changed': { guard: another, target: 'asking', actions: open } },
      },
      busy: {
        description: `Another program holds the ${kind}, or it does not start.`,
        tags: ['needs the person'],
        entry: off,
      },
      'over-constrained': {
        description: `No ${kind} can do what is asked of it.`,
        tags: ['needs the person'],
        entry: off,
      },
      insecure: {
        description: `The page is not secure (https or localhost), so the browser has no ${kind} for it.`,
        tags: ['needs the person'],
        entry: off,
      },
    },
  });
}
