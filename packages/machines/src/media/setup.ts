import { and, assign, enqueueActions, fromCallback, or, sendTo, setup, stateIn } from 'xstate';
import { mediaDelays } from './delays.ts';
import { captureHeight } from './quality.ts';
import type { SlotName } from './slots.ts';
import type { CaptureCommand, CaptureKind, MediaContext, MediaEvent, MediaInput } from './types.ts';

/** What others may ask of the media machine with `hasTag`. */
export type MediaTag = 'asking' | 'needs the person';

/** The capture actor. packages/client provides the one that owns the browser's tracks. */
const capture = fromCallback<CaptureCommand>(() => {
  throw new Error('The media machine was started without a capture actor.');
});

const isAsked = (event: MediaEvent, kind: CaptureKind) =>
  event.type === 'open' && event.kinds.includes(kind);

const height = (context: MediaContext) => captureHeight(context.quality, context.others);

/** The vocabulary of the media machine. */
export const mediaSetup = setup({
  types: {
    context: {} as MediaContext,
    events: {} as MediaEvent,
    input: {} as MediaInput,
    tags: {} as MediaTag,
  },
  actors: { capture },
  delays: mediaDelays,
  guards: {
    'it is asked for': ({ event }, kind: CaptureKind) => isAsked(event, kind),
    'another device was chosen': ({ event }, kind: CaptureKind) =>
      event.type === 'device.choose' && event.kind === kind,
    'there is another device': ({ context, event }, kind: CaptureKind) => {
      const devices = event.type === 'devices.changed' ? event.devices : context.devices;
      return devices.some(
        (device) => device.kind === kind && device.id !== context[kind]?.deviceId,
      );
    },
    // In use is what runs or is asked for: asked again, the browser would ask the person again.
    'the microphone is in use': or([
      stateIn({ microphone: 'asking' }),
      stateIn({ microphone: 'live' }),
    ]),
    'the camera is in use': or([stateIn({ camera: 'asking' }), stateIn({ camera: 'live' })]),
    'both are in use': and(['the microphone is in use', 'the camera is in use']),
    muted: ({ context }) => context.muted,
    'a device was wished for': ({ context }, kind: CaptureKind) => context.choices[kind] !== null,
  },
  actions: {
    command: sendTo('capture', (_, command: CaptureCommand) => command),
    'open what is asked': enqueueActions(
      ({ enqueue, context, event }, free: readonly CaptureKind[]) => {
        const kinds =
          event.type === 'open' ? event.kinds.filter((kind) => free.includes(kind)) : [];
        if (kinds.length === 0) return;
        const { choices } = context;
        enqueue.sendTo('capture', { type: 'open', kinds, choices, height: height(context) });
      },
    ),
    open: sendTo('capture', ({ context }, kind: CaptureKind) => ({
      type: 'open',
      kinds: [kind],
      choices: context.choices,
      height: height(context),
    })),
    close: sendTo('capture', (_, kind: CaptureKind) => ({ type: 'close', kind })),
    'count the others': assign(({ event }) =>
      event.type === 'audience.changed' ? { others: event.others } : {},
    ),
    'set the height': sendTo('capture', ({ context }) => ({
      type: 'setHeight',
      height: height(context),
    })),
    'forget the wish': assign({
      choices: ({ context }, kind: CaptureKind) => ({ ...context.choices, [kind]: null }),
    }),
    mute: assign({ muted: true }),
    unmute: assign({ muted: false }),
    'take the track': assign(({ event }) => {
      if (event.type === 'camera.live') return { camera: event.track };
      return event.type === 'microphone.live' ? { microphone: event.track } : {};
    }),
    'drop the track': assign((_, kind: CaptureKind) => ({ [kind]: null })),
    fill: enqueueActions(
      ({ enqueue, context }, filled: Partial<Record<SlotName, string | null>>) => {
        const slots = { ...context.slots, ...filled };
        enqueue.assign({ slots });
        enqueue.sendTo(context.parent, { type: 'media.changed', slots });
      },
    ),
  },
});
