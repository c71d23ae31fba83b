import type { Behaviour } from './environment.ts';
import {
  connectPair,
  createPair,
  localDescriptionOf,
  closePair,
  recordEvents,
  outcome,
} from './connection-pair.ts';

const eventTypes = [
  'negotiationneeded',
  'signalingstatechange',
  'iceconnectionstatechange',
  'connectionstatechange',
  'icegatheringstatechange',
  'track',
] as const;

export const closeBehaviours: readonly Behaviour[] = [
  {
    name: 'close sets all states to closed at once and fires no event',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const events = recordEvents(a, ...eventTypes);
      const tracks = a.getTransceivers().map(({ receiver }) => receiver.track);
      a.restartIce();
      a.close();
      a.close();
      const states = [a.signalingState, a.iceConnectionState, a.connectionState];
      await environment.settle();
      const ended = tracks.map(({ readyState }) => readyState);
      closePair({ a, b });
      return { states, ended, events };
    },
    expected: {
      states: ['closed', 'closed', 'closed'],
      ended: ['ended', 'ended'],
      events: [],
    },
  },
  {
    name: 'close within an event handler suppresses the events that would follow',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      await a.setLocalDescription();
      const events = recordEvents(b, 'signalingstatechange', 'track');
      b.addEventListener('signalingstatechange', () => b.close());
      void b.setRemoteDescription(localDescriptionOf(a));
      await environment.settle();
      closePair({ a, b });
      return { events };
    },
    expected: { events: ['signaling have-remote-offer'] },
  },
  {
    name: 'a closed connection rejects every operation except restartIce and getStats',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const offer = localDescriptionOf(a);
      const [transceiver] = a.getTransceivers();
      a.close();
      const outcomes = [
        await outcome(() => a.setLocalDescription()),
        await outcome(() => a.setRemoteDescription(offer)),
        await outcome(() => a.createOffer()),
        await outcome(() => a.createAnswer()),
        await outcome(() => a.addIceCandidate({ candidate: '', sdpMid: '0' })),
        await outcome(() => a.addTransceiver('audio')),
        await outcome(() => a.createDataChannel('z', { negotiated: true, id: 9 })),
        await outcome(() => a.setConfiguration(a.getConfiguration())),
        await outcome(() => transceiver?.sender.replaceTrack(null)),
        await outcome(() => a.restartIce()),
        await outcome(() => a.getStats()),
      ];
      closePair({ a, b });
      return { outcomes };
    },
    expected: {
      outcomes: [...Array.from({ length: 9 }, () => 'InvalidStateError'), 'done', 'done'],
    },
  },
  {
    name: 'an operation that is pending when the connection closes never settles',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const settled: string[] = [];
      const recordSettled = () => void settled.push('settled');
      void a.setLocalDescription().then(recordSettled, recordSettled);
      void a.createOffer().then(recordSettled, recordSettled);
      a.close();
      await environment.settle();
      closePair({ a, b });
      return { settled };
    },
    expected: { settled: [] },
  },
];
