import type { Behaviour } from './environment.ts';
import {
  candidateLine,
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
