import type { Behaviour } from './environment.ts';
import {
  candidateLine,
  connectPair,
  createPair,
  localDescriptionOf,
  closePair,
  recordEvents,
  negotiate,
  outcome,
} from './connection-pair.ts';

export const negotiationBehaviours: readonly Behaviour[] = [
  {
    name: 'offer and answer change the states of both sides and fire events in order',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      const events = [
        recordEvents(a, 'signalingstatechange', 'track'),
        recordEvents(b, 'signalingstatechange', 'track'),
      ];
      await negotiate(a, b);
      const states = [a.signalingState, b.signalingState];
      closePair({ a, b });
      return { a: events[0], b: events[1], states };
    },
    expected: {
      // The answerer only receives, because its transceivers are recvonly.
      a: ['signaling have-local-offer', 'signaling stable'],
      b: ['signaling have-remote-offer', 'track', 'track', 'signaling stable'],
      states: ['stable', 'stable'],
    },
  },
  {
    name: 'descriptions are pending during an offer, and current afterwards',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      const descriptionTypes = () =>
        [
          a.pendingLocalDescription?.type,
          a.currentLocalDescription?.type,
          a.pendingRemoteDescription?.type,
          a.currentRemoteDescription?.type,
          b.pendingRemoteDescription?.type,
          b.currentRemoteDescription?.type,
        ].map((type) => type ?? null);
      await a.setLocalDescription();
      await b.setRemoteDescription(localDescriptionOf(a));
      const duringOffer = descriptionTypes();
      await b.setLocalDescription();
      await a.setRemoteDescription(localDescriptionOf(b));
      const settled = descriptionTypes();
      closePair({ a, b });
      return { duringOffer, settled };
    },
    expected: {
      duringOffer: ['offer', null, null, null, 'offer', null],
      settled: [null, 'offer', null, 'answer', null, 'offer'],
    },
  },
  {
    name: 'setLocalDescription creates an offer, or an answer after a remote offer',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      const results: (string | undefined)[] = [];
      await a.setLocalDescription();
      results.push(a.localDescription?.type, a.signalingState);
      await a.setLocalDescription();
      results.push(a.localDescription?.type, a.signalingState);
      await b.setRemoteDescription(localDescriptionOf(a));
      await b.setLocalDescription();
      results.push(b.localDescription?.type, b.signalingState);
      closePair({ a, b });
      return { results };
    },
    expected: {
      results: ['offer', 'have-local-offer', 'offer', 'have-local-offer', 'answer', 'stable'],
    },
  },
  {
    name: 'descriptions that the state does not allow throw the specified errors',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      await negotiate(a, b);
      const answer = localDescriptionOf(b);
      const outcomes = [
        await outcome(() => a.setLocalDescription({ type: 'rollback' })),
        await outcome(() => a.setRemoteDescription({ type: 'rollback', sdp: '' })),
        await outcome(() => a.setLocalDescription({ type: 'answer' })),
        await outcome(() => a.setRemoteDescription(answer)),
        await outcome(() => a.createAnswer()),
        await outcome(() => a.setRemoteDescription({ type: 'offer', sdp: 'nonsense' })),
        await outcome(() => a.setRemoteDescription({ type: 'offer', sdp: '' })),
        a.signalingState,
      ];
      await a.setLocalDescription();
      await b.setRemoteDescription(localDescriptionOf(a));
      outcomes.push(
        await outcome(() => a.setLocalDescription({ type: 'answer' })),
        await outcome(() => b.setLocalDescription({ type: 'offer' })),
        await outcome(() => b.setRemoteDescription(answer)),
        await outcome(() => b.setRemoteDescription(localDescriptionOf(a))),
        b.signalingState,
      );
      closePair({ a, b });
      return { outcomes };
    },
    expected: {
      outcomes: [
        'InvalidStateError',
        'InvalidStateError',
        'InvalidStateError',
        'InvalidStateError',
        'InvalidStateError',
        'OperationError',
        'OperationError',
        'stable',
        'InvalidStateError',
        'InvalidStateError',
        'InvalidStateError',
        'done',
        'have-remote-offer',
      ],
    },
  },
  {
    name: 'setRemoteDescription rejects an answer whose media sections differ from the offer',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      const c = environment.createConnection();
      const d = environment.createConnection();
      c.addTransceiver('video');
      await negotiate(c, d);
      await a.setLocalDescription();
      const outcomes = [
        await outcome(() => a.setRemoteDescription(localDescriptionOf(d))),
        a.signalingState,
      ];
      closePair({ a, b });
      closePair({ a: c, b: d });
      return { outcomes };
    },
    expected: { outcomes: ['InvalidAccessError', 'have-local-offer'] },
  },
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
  {
    name: 'operations run one after the other in the order of their calls',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      await a.setLocalDescription();
      const order: string[] = [];
      const record = (operation: string) => () => void order.push(operation);
      await Promise.all([
        b.setRemoteDescription(localDescriptionOf(a)).then(record('offer')),
        b.addIceCandidate({ candidate: candidateLine, sdpMid: '0' }).then(record('candidate')),
        b.setLocalDescription().then(record('answer')),
      ]);
      const state = b.signalingState;
      closePair({ a, b });
      return { order, state };
    },
    expected: { order: ['offer', 'candidate', 'answer'], state: 'stable' },
  },
];
