import { callMachine, mediaMachine, peerMachine, signalingMachine } from '@visavis/machines';
import { createActor } from 'xstate';
import { createCaptureLogic } from '../capture/capture-logic.ts';
import { createComparisons } from '../comparison/comparisons.ts';
import { loadOnce } from '../load-once/load-once.ts';
import { createConnectionLogic } from '../peer-connection/connection-logic.ts';
import { openRoomCodec } from '../room-codec/open-room-codec.ts';
import { joinPrivateRoom } from '../room-codec/join-private-room.ts';
import { PeerMessengers } from '../peer-messages/peer-messengers.ts';
import { createServerLogic } from '../server-connection/server-logic.ts';
import { createTrustLogic } from '../trust/trust-logic.ts';
import { TrackRegistry } from '../tracks/track-registry.ts';
import { createOwnVoiceLogic } from '../voice/own-voice-logic.ts';
import type { Call, CallOptions } from './call.ts';

/**
 * Creates a call: provides the machines with the platform's actors and starts them. The page connects to
 * the server on `openLobby`, and other members see the user after `join`.
 *
 * @example
 * using call = createCall({ url, room, privateRoom: null, name: 'Ana', platform: browserPlatform() });
 * call.send({ type: 'openLobby' });
 * call.send({ type: 'join' });
 * @public
 */
export function createCall({
  url,
  room,
  privateRoom,
  name,
  platform,
  isListeningWhileMuted = true,
  onLink = () => {},
  inspect,
}: CallOptions): Call {
  const messengers = new PeerMessengers(platform.now, (message) => entrance?.receiveLink(message));
  const entrance =
    privateRoom === null
      ? null
      : joinPrivateRoom({
          room,
          privateRoom,
          platform,
          messengers,
          onLink,
          send: (event) => actor.send(event),
        });
  const codec = entrance?.codec ?? openRoomCodec;
  const createComparison = createComparisons(
    loadOnce(async () => {
      const { CallComparisons } = await platform.loadComparisons();
      return new CallComparisons({ room, platform, call: actor });
    }),
  );
  const streams = new TrackRegistry(platform.createMediaStream);
  // XState does not stop the children of an actor that ends in error, so their resources are kept here.
  const disposables = new Set<Disposable>();
  const machine = callMachine.provide({
    actors: {
      signaling: signalingMachine.provide({
        actors: { server: createServerLogic(url, codec, platform, disposables) },
      }),
      media: mediaMachine.provide({
        actors: {
          capture: createCaptureLogic(platform.mediaDevices, streams, disposables),
          ownVoice: createOwnVoiceLogic(platform, streams, disposables),
        },
      }),
      peer: peerMachine.provide({
        actors: {
          connection: createConnectionLogic(
            platform,
            streams,
            messengers,
            createComparison,
            disposables,
          ),
        },
      }),
      trust: createTrustLogic(platform),
    },
  });
  const actor = createActor(machine, {
    input: {
      room,
      name,
      isPrivate: privateRoom !== null,
      startedAt: platform.now(),
      choices: { microphone: null, camera: null, speaker: null },
      quality: 'auto',
      isListeningWhileMuted,
    },
    ...(inspect && { inspect }),
  });
  actor.on('memberRemoved', ({ id }) => entrance?.handleRemoval(id));
  const stopWatchingNetwork = platform.watchNetwork((event) => actor.send(event));
  const release = () => {
    stopWatchingNetwork();
    for (const disposable of disposables) disposable[Symbol.dispose]();
    disposables.clear();
  };
  actor.subscribe({ error: release });
  actor.start();
  return {
    actor,
    streams,
    getLinkChange: async () => (await entrance?.getLinkChange()) ?? null,
    async makeHost(target) {
      const delegation = (await entrance?.delegateHost(target)) ?? null;
      actor.send({ type: 'moderate', action: { type: 'makeHost', target, delegation } });
    },
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
