import { and, assign, enqueueActions, fromCallback, or, sendTo, setup, stateIn } from 'xstate';
import { mediaDelays } from './delays.ts';
import { captureHeight } from './quality.ts';
import type { SlotName } from './slots.ts';
import type { CaptureCommand } from './commands.ts';
import type { CaptureKind, MediaContext, MediaEvent, MediaInput } from './types.ts';

/** The tags of the media machine, for `hasTag`. @public */
export type MediaTag = 'requesting' | 'needsUserAction';

/** Owns the local tracks. packages/client provides the implementation. */
const capture = fromCallback<CaptureCommand>(() => {
  throw new Error('The media machine needs a capture actor.');
});

const isRequested = (event: MediaEvent, kind: CaptureKind) =>
  event.type === 'devices.open' && event.kinds.includes(kind);

const captureHeightFor = (context: MediaContext) =>
  captureHeight(context.quality, context.receiverCount);

/** Everything that the media machine refers to by name: actors, delays, guards and actions. */
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
    isRequested: ({ event }, kind: CaptureKind) => isRequested(event, kind),
    isDeviceChosen: ({ event }, kind: CaptureKind) =>
      event.type === 'device.choose' && event.kind === kind,
    hasOtherDevice: ({ context, event }, kind: CaptureKind) => {
      const devices = event.type === 'devices.changed' ? event.devices : context.devices;
      return devices.some(
        (device) => device.kind === kind && device.id !== context[kind]?.deviceId,
      );
    },
    // A requested device counts as in use: another request would show another prompt.
    isMicrophoneInUse: or([stateIn({ microphone: 'requesting' }), stateIn({ microphone: 'live' })]),
    isCameraInUse: or([stateIn({ camera: 'requesting' }), stateIn({ camera: 'live' })]),
    isMicrophoneAndCameraInUse: and(['isMicrophoneInUse', 'isCameraInUse']),
    isMuted: ({ context }) => context.isMuted,
    hasDeviceChoice: ({ context }, kind: CaptureKind) => context.choices[kind] !== null,
  },
  actions: {
    sendToCapture: sendTo('capture', (_, command: CaptureCommand) => command),
    openRequestedDevices: enqueueActions(
      ({ enqueue, context, event }, free: readonly CaptureKind[]) => {
        const kinds =
          event.type === 'devices.open' ? event.kinds.filter((kind) => free.includes(kind)) : [];
        if (kinds.length === 0) return;
        const { choices } = context;
        enqueue.sendTo('capture', {
          type: 'openDevices',
          kinds,
          choices,
          height: captureHeightFor(context),
        });
      },
    ),
    openDevice: sendTo('capture', ({ context }, kind: CaptureKind) => ({
      type: 'openDevices',
      kinds: [kind],
      choices: context.choices,
      height: captureHeightFor(context),
    })),
    closeDevice: sendTo('capture', (_, kind: CaptureKind) => ({ type: 'closeDevice', kind })),
    storeReceiverCount: assign(({ event }) =>
      event.type === 'receivers.changed' ? { receiverCount: event.receiverCount } : {},
    ),
    setCaptureHeight: sendTo('capture', ({ context }) => ({
      type: 'setCaptureHeight',
      height: captureHeightFor(context),
    })),
    clearDeviceChoice: assign({
      choices: ({ context }, kind: CaptureKind) => ({ ...context.choices, [kind]: null }),
    }),
    mute: assign({ isMuted: true }),
    unmute: assign({ isMuted: false }),
    storeTrack: assign(({ event }) => {
      if (event.type === 'camera.live') return { camera: event.track };
      return event.type === 'microphone.live' ? { microphone: event.track } : {};
    }),
    clearTrack: assign((_, kind: CaptureKind) => ({ [kind]: null })),
    fillSlots: enqueueActions(
      ({ enqueue, context }, filled: Partial<Record<SlotName, string | null>>) => {
        const slots = { ...context.slots, ...filled };
        enqueue.assign({ slots });
        enqueue.sendTo(context.parent, { type: 'media.changed', slots });
      },
    ),
  },
});
