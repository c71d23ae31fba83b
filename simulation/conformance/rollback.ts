import type { Behaviour } from './environment.ts';
import {
  connectPair,
  createPair,
  localDescriptionOf,
  closePair,
  recordEvents,
  negotiate,
} from './connection-pair.ts';

/** Offers that are rolled back, by themselves or after glare. */
export const rollbackBehaviours: readonly Behaviour[] = [
  {
    name: 'rolling back a local offer undoes it and fires negotiationneeded again',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      // Chromium fires these two in a different order than specified, so they are recorded separately.
      const negotiationEvents = recordEvents(a, 'negotiationneeded');
      const states = recordEvents(a, 'signalingstatechange');
      await environment.settle();
      await a.setLocalDescription();
      const mids = a.getTransceivers().map(({ mid }) => mid);
      await a.setLocalDescription({ type: 'rollback' });
      const after = a.getTransceivers().map(({ mid }) => mid);
      const description = a.localDescription;
      await environment.settle();
      closePair({ a, b });
      return { negotiationEvents, states, mids, after, description };
    },
    expected: {
      negotiationEvents: ['negotiationneeded', 'negotiationneeded'],
      states: ['signaling have-local-offer', 'signaling stable'],
      mids: ['0', '1'],
      after: [null, null],
      description: null,
    },
  },
  {
    name: 'rolling back a remote offer removes the transceivers that it created',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      await a.setLocalDescription();
      await b.setRemoteDescription(localDescriptionOf(a));
      const before = b.getTransceivers().length;
      await b.setRemoteDescription({ type: 'rollback', sdp: '' });
      const after = b.getTransceivers().length;
      const state = b.signalingState;
      closePair({ a, b });
      return { before, after, state };
    },
    expected: { before: 2, after: 0, state: 'stable' },
  },
  {
    name: 'glare: the polite side rolls back its offer and negotiates its changes again',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      a.addTransceiver('audio');
      b.addTransceiver('video');
      await environment.settle();
      const events = recordEvents(a, 'negotiationneeded', 'signalingstatechange');
      await Promise.all([a.setLocalDescription(), b.setLocalDescription()]);
      // `a` is polite. `b` ignores its offer.
      await a.setRemoteDescription(localDescriptionOf(b));
      const mids = a.getTransceivers().map(({ mid }) => mid);
      await a.setLocalDescription();
      await b.setRemoteDescription(localDescriptionOf(a));
      await environment.settle();
      const eventsAfterGlare = [...events];
      await negotiate(a, b);
      await environment.settle();
      const settled = b.getTransceivers().map(({ mid }) => mid);
      const states = [a.signalingState, b.signalingState];
      closePair({ a, b });
      return { eventsAfterGlare, mids, settled, states, events: events.length };
    },
    expected: {
      eventsAfterGlare: [
        'signaling have-local-offer',
        'signaling stable',
        'signaling have-remote-offer',
        'signaling stable',
        'negotiationneeded',
      ],
      mids: ['0', '1', null, '3'],
      settled: ['0', '1', '3', '4'],
      states: ['stable', 'stable'],
      events: 7,
    },
  },
  {
    name: 'glare of the first offers leaves the polite side’s transceivers to another negotiation',
    run: async (environment) => {
      const a = environment.createConnection();
      const b = environment.createConnection();
      a.addTransceiver('audio');
      b.addTransceiver('audio');
      const events = recordEvents(a, 'negotiationneeded');
      await Promise.all([a.setLocalDescription(), b.setLocalDescription()]);
      await a.setRemoteDescription(localDescriptionOf(b));
      const mids = a.getTransceivers().map(({ mid }) => mid);
      await a.setLocalDescription();
      await b.setRemoteDescription(localDescriptionOf(a));
      await environment.settle();
      closePair({ a, b });
      return { mids, lastEvent: events.at(-1) };
    },
    expected: { mids: [null, '0'], lastEvent: 'negotiationneeded' },
  },
];
