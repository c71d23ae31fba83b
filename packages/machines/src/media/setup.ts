import {
  and,
  assign,
  enqueueActions,
  fromCallback,
  or,
  sendTo,
  setup,
  stateIn,
  type EventObject,
} from 'xstate';
import { availableChoice, isListed } from './choices.ts';
import { mediaDelays } from './delays.ts';
import { captureHeight } from './quality.ts';
import type { SlotName } from './slots.ts';
import type { CaptureCommand } from './commands.ts';
import type {
  CaptureChoices,
  CaptureKind,
  MediaContext,
  MediaEvent,
  MediaInput,
  OwnVoiceInput,
} from './types.ts';

/** The tags of the media machine, for `hasTag`. @public */
export type MediaTag = 'requesting' | 'needsUserAction';

/** Owns the local tracks. packages/client provides the implementation. */
const capture = fromCallback<CaptureCommand>(() => {
  throw new Error('The media machine needs a capture actor.');
});

/** Listens to the user. packages/client provides the implementation; a runtime that cannot listen has none. */
const ownVoice = fromCallback<EventObject, OwnVoiceInput>(() => {});

const isVoiceMeasurable = ({ receiverCount, microphone }: MediaContext) =>
  receiverCount > 0 && microphone !== null;

const isRequested = (event: MediaEvent, kind: CaptureKind) =>
  event.type === 'devices.open' && event.kinds.includes(kind);

const captureHeightFor = (context: MediaContext) =>
  captureHeight(context.quality, context.receiverCount);

const openCommand = (
  context: MediaContext,
  kinds: readonly CaptureKind[],
  choices: CaptureChoices,
) =>
  ({
    type: 'openDevices',
    kinds,
    choices,
    facing: context.facing,
    height: captureHeightFor(context),
  }) as const;

/** Everything that the media machine refers to by name: actors, delays, guards and actions. */
export const mediaSetup = setup({
  types: {
    context: {} as MediaContext,
    events: {} as MediaEvent,
    input: {} as MediaInput,
    tags: {} as MediaTag,
  },
  actors: { capture, ownVoice },
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
    isDeviceRequested: ({ context }, kind: CaptureKind) => context.requested[kind] !== null,
    // The chosen device has just been connected, and another one is used in its place.
    isChoiceConnected: ({ context, event }, kind: CaptureKind) => {
      const choice = context.choices[kind];
      return (
        event.type === 'devices.changed' &&
        choice !== null &&
        context[kind]?.deviceId !== choice &&
        !isListed(context.devices, kind, choice) &&
        isListed(event.devices, kind, choice)
      );
    },
    isReleasedWhileMuted: ({ context }) => !context.isListeningWhileMuted,
    endsListening: ({ event }) => event.type === 'listening.choose' && !event.isListeningWhileMuted,
    isUnmuted: ({ context }) => !context.isMuted,
    isVoiceMeasurable: ({ context }) => isVoiceMeasurable(context),
    isVoiceUnmeasurable: ({ context }) => !isVoiceMeasurable(context),
  },
  actions: {
    sendToCapture: sendTo('capture', (_, command: CaptureCommand) => command),
    openRequestedDevices: enqueueActions(
      ({ enqueue, context, event }, free: readonly CaptureKind[]) => {
        const kinds =
          event.type === 'devices.open' ? event.kinds.filter((kind) => free.includes(kind)) : [];
        if (kinds.length === 0) return;
        const requested = { ...context.requested };
        for (const kind of kinds) requested[kind] = availableChoice(context, kind);
        enqueue.assign({ requested });
        enqueue.sendTo('capture', openCommand(context, kinds, requested));
      },
    ),
    openDevice: enqueueActions(({ enqueue, context }, kind: CaptureKind) => {
      const requested = { ...context.requested, [kind]: availableChoice(context, kind) };
      enqueue.assign({ requested });
      enqueue.sendTo('capture', openCommand(context, [kind], requested));
    }),
    openAnyDevice: enqueueActions(({ enqueue, context }, kind: CaptureKind) => {
      const requested = { ...context.requested, [kind]: null };
      enqueue.assign({ requested });
      enqueue.sendTo('capture', openCommand(context, [kind], requested));
    }),
    openScreen: sendTo('capture', ({ context }) => ({
      type: 'openScreen',
      content: context.screenContent,
    })),
    closeDevice: sendTo('capture', (_, kind: CaptureKind) => ({ type: 'closeDevice', kind })),
    storeReceiverCount: assign(({ event }) =>
      event.type === 'receivers.changed' ? { receiverCount: event.receiverCount } : {},
    ),
    setCaptureHeight: sendTo('capture', ({ context }) => ({
      type: 'setCaptureHeight',
      height: captureHeightFor(context),
    })),
    flipCamera: assign({
      choices: ({ context }) => ({ ...context.choices, camera: null }),
      facing: ({ context }) =>
        context.camera?.facingMode === 'environment' ? 'user' : 'environment',
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
