import { callMachine, mediaMachine, peerMachine, signalingMachine } from '@visavis/machines';
import { createActor } from 'xstate';
import { createCaptureLogic } from '../capture/capture-logic.ts';
import { createConnectionLogic } from '../peer-connection/connection-logic.ts';
import { createServerLogic } from '../server-connection/server-logic.ts';
import { TrackRegistry } from '../tracks/track-registry.ts';
import type { Call, CallOptions } from './call.ts';

/**
 * Makes a call: binds the machines to the platform and starts them. Nothing leaves the page before
 * `send({ type: 'enter' })`, and nobody is told before `join`.
 *
 * @example
 * using call = createCall({ url, room, name: 'Ana', platform: browserPlatform() });
 * call.send({ type: 'enter' });
 * call.send({ type: 'join' });
 */
export function createCall({ url, room, name, platform, inspect }: CallOptions): Call {
  const streams = new TrackRegistry(platform.createMediaStream);
  // An actor that ends in error does not clean up what it invoked; this does.
  const live = new Set<Disposable>();
  const machine = callMachine.provide({
    actors: {
      signaling: signalingMachine.provide({
        actors: { server: createServerLogic(url, platform, live) },
      }),
      media: mediaMachine.provide({
        actors: { capture: createCaptureLogic(platform.mediaDevices, streams, live) },
      }),
      peer: peerMachine.provide({
        actors: { connection: createConnectionLogic(platform, streams, live) },
      }),
    },
  });
  const actor = createActor(machine, {
    input: {
      room,
      name,
      startedAt: platform.now(),
      choices: { microphone: null, camera: null, speaker: null },
      quality: 'auto',
    },
    ...(inspect && { inspect }),
  });
  const unwatch = platform.watchNetwork((event) => actor.send(event));
  const release = () => {
    unwatch();
    for (const handle of live) handle[Symbol.dispose]();
    live.clear();
  };
  actor.subscribe({ error: release });
  actor.start();
  return {
    actor,
    streams,
    send(event) {
      actor.send(event.type === 'returnToLobby' ? { ...event, at: platform.now() } : event);
    },
    [Symbol.dispose]() {
      if (actor.getSnapshot().status === 'active') actor.send({ type: 'leave' });
      actor.stop();
      release();
    },
  };
}
