import type { DeviceChoices } from '@visavis/machines';
import { checkMachine, type CheckEvent } from '@visavis/machines/check';
import { createActor, type ActorRefFrom, type InspectionEvent, type Observer } from 'xstate';
import type { Streams } from '../tracks/streams.ts';
import { TrackRegistry } from '../tracks/track-registry.ts';
import type { CheckPlatform } from './check-platform.ts';
import { createProbesLogic } from './probes-logic.ts';

/**
 * The options of {@link createCheck}.
 *
 * @example
 * const options: CheckOptions = { url, choices, platform: browserCheckPlatform(playAudio) };
 * @public
 */
export interface CheckOptions {
  /** The WebSocket URL of the server: `ws://host:port/trpc` or `wss://…`. */
  readonly url: string;
  /** The runtime; {@link browserCheckPlatform} in a browser. */
  readonly platform: CheckPlatform;
  /** The devices that a call would use. */
  readonly choices: DeviceChoices;
  /** Receives every inspection event of the check machine and its actors. */
  readonly inspect?: Observer<InspectionEvent>;
}

/**
 * What the user can do during a check.
 *
 * @example
 * const action: CheckUserAction = { type: 'speaker.heard' };
 * @public
 */
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

/**
 * One check before a call: its machine, its media streams, and its disposal.
 *
 * @example
 * check.actor.subscribe(({ context }) => console.log(context.results));
 * @public
 */
export interface Check extends Disposable {
  readonly actor: ActorRefFrom<typeof checkMachine>;
  /** Camera and microphone, while they are checked. */
  readonly streams: Streams;
  /** Sends a user action to the machine. */
  send(event: CheckUserAction): void;
  /** Releases all connections, devices and timers. */
  [Symbol.dispose](): void;
}

/**
 * Creates a check: provides its machine with the platform. It does nothing before `start`.
 *
 * @example
 * using check = createCheck({ url, choices, platform: browserCheckPlatform(playAudio) });
 * check.send({ type: 'start' });
 * @public
 */
export function createCheck({ url, platform, choices, inspect }: CheckOptions): Check {
  const streams = new TrackRegistry(platform.createMediaStream);
  // XState does not stop the children of an actor that ends in error, so their resources are kept here.
  const disposables = new Set<Disposable>();
  const actor = createActor(
    checkMachine.provide({
      actors: { probes: createProbesLogic({ url, platform, choices, streams }, disposables) },
    }),
    { ...(inspect && { inspect }) },
  );
  const release = () => {
    for (const disposable of disposables) disposable[Symbol.dispose]();
    disposables.clear();
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
