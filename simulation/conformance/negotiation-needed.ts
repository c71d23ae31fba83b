import type { Behaviour } from './environment.ts';
import { connectPair, localDescriptionOf, closePair, recordEvents } from './connection-pair.ts';

export const negotiationNeededBehaviours: readonly Behaviour[] = [
  {
    name: 'changes in one task fire one negotiationneeded event in a later task',
    run: async (environment) => {
      const a = environment.createConnection();
      const events = recordEvents(a, 'negotiationneeded');
      a.addTransceiver('audio');
      a.addTransceiver('video');
      a.createDataChannel('x', { negotiated: true, id: 0 });
      const atOnce = events.length;
      await environment.settle();
      const later = events.length;
      a.addTransceiver('audio');
      await environment.settle();
      a.close();
      return { atOnce, later, final: events.length };
    },
    expected: { atOnce: 0, later: 1, final: 1 },
  },
  {
    name: 'a change during an offer fires negotiationneeded after the answer',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const events = recordEvents(a, 'negotiationneeded', 'signalingstatechange');
      await a.setLocalDescription();
      a.addTransceiver('video');
      await environment.settle();
      const duringOffer = [...events];
      await b.setRemoteDescription(localDescriptionOf(a));
      await b.setLocalDescription();
      await a.setRemoteDescription(localDescriptionOf(b));
      await environment.settle();
      closePair({ a, b });
      return { duringOffer, events };
    },
    expected: {
      duringOffer: ['signaling have-local-offer'],
      events: ['signaling have-local-offer', 'signaling stable', 'negotiationneeded'],
    },
  },
  {
    name: 'a second data channel needs no negotiation',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const events = [recordEvents(a, 'negotiationneeded'), recordEvents(b, 'negotiationneeded')];
      a.createDataChannel('second', { negotiated: true, id: 1 });
      await environment.settle();
      closePair({ a, b });
      return { events };
    },
    expected: { events: [[], []] },
  },
];
