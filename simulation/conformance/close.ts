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
    name: 'close ends all states at once and without an event',
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
    name: 'close within an event ends those that would have followed',
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
    name: 'what a closed connection is asked for is refused, except what means nothing then',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const offer = localDescriptionOf(a);
      const [transceiver] = a.getTransceivers();
      a.close();
      const seen = [
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
      return { seen };
    },
    expected: {
      seen: [...Array.from({ length: 9 }, () => 'InvalidStateError'), 'done', 'done'],
    },
  },
  {
    name: 'an operation that is under way when the connection closes is never settled',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const settled: string[] = [];
      const note = () => void settled.push('settled');
      void a.setLocalDescription().then(note, note);
      void a.createOffer().then(note, note);
      a.close();
      await environment.settle();
      closePair({ a, b });
      return { settled };
    },
    expected: { settled: [] },
  },
];
