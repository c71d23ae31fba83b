import type { DeviceChoices } from '@visavis/machines';
import { checkMachine, type CheckEvent } from '@visavis/machines/check';
import { createActor, type ActorRefFrom, type InspectionEvent, type Observer } from 'xstate';
import { TrackRegistry } from '../tracks/track-registry.ts';
import type { Streams } from '../tracks/streams.ts';
import { createProbesLogic } from './probes-logic.ts';
import type { CheckPlatform } from './check-platform.ts';

/** What a check is made with. */
export interface CheckOptions {
  /** The server's WebSocket, as `ws://host:port/trpc` or `wss://…`. */
  readonly url: string;
  /** What the runtime has; {@link browserCheckPlatform} in a browser. */
  readonly platform: CheckPlatform;
  /** The devices that a call would use. */
  readonly choices: DeviceChoices;
  /** Sees every event of the machine and of what it runs. */
  readonly inspect?: Observer<InspectionEvent>;
}

/** What a person does with a check. */
export type CheckUserAction = Extract<
  CheckEvent,
  {
    readonly type:
      | 'start'
      | 'restart'
      | 'cancel'
      | 'speaker.heard'
      | 'speaker.notHeard'
      | 'speaker.replay';
  }
>;

/** One check: its machine, what its devices give, and the way to end it. */
export interface Check extends Disposable {
  readonly actor: ActorRefFrom<typeof checkMachine>;
  /** Camera and microphone, while they are looked at. */
  readonly streams: Streams;
  /** Tells the machine what the person does. */
  send(event: CheckUserAction): void;
  /** Lets go of every connection, device and timer. */
  [Symbol.dispose](): void;
}

/**
 * Makes a check: binds its machine to the platform. Nothing is looked at before `start`.
 *
 * @example
 * using check = createCheck({ url, choices, platform: browserCheckPlatform(playSound) });
 * check.send({ type: 'start' });
 */
export function createCheck({ url, platform, choices, inspect }: CheckOptions): Check {
  const streams = new TrackRegistry(platform.createMediaStream);
  // An actor that ends in error does not clean up what it invoked; this does.
  const live = new Set<Disposable>();
  const actor = createActor(
    checkMachine.provide({
      actors: { probes: createProbesLogic({ url, platform, choices, streams }, live) },
    }),
    { ...(inspect && { inspect }) },
  );
  const release = () => {
    for (const run of live) run[Symbol.dispose]();
    live.clear();
  };
  actor.subscribe({ error: release });
  actor.start();
  return {
    actor,
    streams,
    send: (event) => actor.send(event),
    [Symbol.dispose]() {
      actor.stop();
      release();
    },
  };
}
