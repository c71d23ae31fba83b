import type { Behaviour } from './environment.ts';
import { connectPair, localDescriptionOf, closePair, recordEvents } from './connection-pair.ts';

export const negotiationNeededBehaviours: readonly Behaviour[] = [
  {
    name: 'whatever is wanted in one task is one need, told in a task of its own',
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
      return { atOnce, later, stillOne: events.length };
    },
    expected: { atOnce: 0, later: 1, stillOne: 1 },
  },
  {
    name: 'what is wanted while an offer is open is told when it is answered',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const events = recordEvents(a, 'negotiationneeded', 'signalingstatechange');
      await a.setLocalDescription();
      a.addTransceiver('video');
      await environment.settle();
      const open = [...events];
      await b.setRemoteDescription(localDescriptionOf(a));
      await b.setLocalDescription();
      await a.setRemoteDescription(localDescriptionOf(b));
      await environment.settle();
      closePair({ a, b });
      return { open, events };
    },
    expected: {
      open: ['signaling have-local-offer'],
      events: ['signaling have-local-offer', 'signaling stable', 'negotiationneeded'],
    },
  },
  {
    name: 'what is negotiated needs no negotiation, and a second channel neither',
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
