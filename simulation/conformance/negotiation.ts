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
    name: 'an offer and its answer take both sides through their states, with events in order',
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
      // The answerer only receives: it has wished for nothing else.
      a: ['signaling have-local-offer', 'signaling stable'],
      b: ['signaling have-remote-offer', 'track', 'track', 'signaling stable'],
      states: ['stable', 'stable'],
    },
  },
  {
    name: 'descriptions are pending while an offer is open, and current afterwards',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      const kinds = () =>
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
      const open = kinds();
      await b.setLocalDescription();
      await a.setRemoteDescription(localDescriptionOf(b));
      const settled = kinds();
      closePair({ a, b });
      return { open, settled };
    },
    expected: {
      open: ['offer', null, null, null, 'offer', null],
      settled: [null, 'offer', null, 'answer', null, 'offer'],
    },
  },
  {
    name: 'an offer is made, or made again, where no answer is owed; else setLocalDescription answers',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      const made: (string | undefined)[] = [];
      await a.setLocalDescription();
      made.push(a.localDescription?.type, a.signalingState);
      await a.setLocalDescription();
      made.push(a.localDescription?.type, a.signalingState);
      await b.setRemoteDescription(localDescriptionOf(a));
      await b.setLocalDescription();
      made.push(b.localDescription?.type, b.signalingState);
      closePair({ a, b });
      return { made };
    },
    expected: {
      made: ['offer', 'have-local-offer', 'offer', 'have-local-offer', 'answer', 'stable'],
    },
  },
  {
    name: 'what does not fit the state is refused by the names of the specification',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      await negotiate(a, b);
      const answer = localDescriptionOf(b);
      const seen = [
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
      seen.push(
        await outcome(() => a.setLocalDescription({ type: 'answer' })),
        await outcome(() => b.setLocalDescription({ type: 'offer' })),
        await outcome(() => b.setRemoteDescription(answer)),
        await outcome(() => b.setRemoteDescription(localDescriptionOf(a))),
        b.signalingState,
      );
      closePair({ a, b });
      return { seen };
    },
    expected: {
      seen: [
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
    name: 'an answer with other media sections than its offer is refused',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      const c = environment.createConnection();
      const d = environment.createConnection();
      c.addTransceiver('video');
      await negotiate(c, d);
      await a.setLocalDescription();
      const seen = [
        await outcome(() => a.setRemoteDescription(localDescriptionOf(d))),
        a.signalingState,
      ];
      closePair({ a, b });
      closePair({ a: c, b: d });
      return { seen };
    },
    expected: { seen: ['InvalidAccessError', 'have-local-offer'] },
  },
  {
    name: 'a local offer that is rolled back was never made, and is asked for again',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      // Chromium tells these two in another order than the specification, so each is looked at by itself.
      const needs = recordEvents(a, 'negotiationneeded');
      const states = recordEvents(a, 'signalingstatechange');
      await environment.settle();
      await a.setLocalDescription();
      const mids = a.getTransceivers().map(({ mid }) => mid);
      await a.setLocalDescription({ type: 'rollback' });
      const after = a.getTransceivers().map(({ mid }) => mid);
      const description = a.localDescription;
      await environment.settle();
      closePair({ a, b });
      return { needs, states, mids, after, description };
    },
    expected: {
      needs: ['negotiationneeded', 'negotiationneeded'],
      states: ['signaling have-local-offer', 'signaling stable'],
      mids: ['0', '1'],
      after: [null, null],
      description: null,
    },
  },
  {
    name: 'a remote offer that is rolled back takes the transceivers with it that it made',
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
    name: 'glare: the polite side takes its offer back by itself, and negotiates again what it wanted',
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
      const again = [...events];
      await negotiate(a, b);
      await environment.settle();
      const settled = b.getTransceivers().map(({ mid }) => mid);
      const states = [a.signalingState, b.signalingState];
      closePair({ a, b });
      return { again, mids, settled, states, events: events.length };
    },
    expected: {
      again: [
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
    name: 'glare at the very first offers leaves the polite side’s own transceivers for another round',
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
      return { mids, needed: events.at(-1) };
    },
    expected: { mids: [null, '0'], needed: 'negotiationneeded' },
  },
  {
    name: 'operations are carried out one after the other, in the order in which they were asked for',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      await a.setLocalDescription();
      const order: string[] = [];
      const note = (what: string) => () => void order.push(what);
      await Promise.all([
        b.setRemoteDescription(localDescriptionOf(a)).then(note('offer')),
        b.addIceCandidate({ candidate: candidateLine, sdpMid: '0' }).then(note('candidate')),
        b.setLocalDescription().then(note('answer')),
      ]);
      const state = b.signalingState;
      closePair({ a, b });
      return { order, state };
    },
    expected: { order: ['offer', 'candidate', 'answer'], state: 'stable' },
  },
];
