import type { Behaviour } from './environment.ts';
import {
  recordCandidates,
  createPair,
  closePair,
  usernameFragmentOf,
  isConnected,
  recordEvents,
  negotiate,
  negotiateWithCompleteOffer,
} from './connection-pair.ts';

export const iceBehaviours: readonly Behaviour[] = [
  {
    name: 'the states change from new through checking and connecting to connected',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      const first = [a.iceConnectionState, a.connectionState, a.iceGatheringState];
      const iceStates = [
        recordEvents(a, 'iceconnectionstatechange'),
        recordEvents(b, 'iceconnectionstatechange'),
      ];
      const states = [
        recordEvents(a, 'connectionstatechange'),
        recordEvents(b, 'connectionstatechange'),
      ];
      const gathering = recordEvents(a, 'icegatheringstatechange');
      await negotiate(a, b);
      await environment.until('both are connected', () => isConnected(a) && isConnected(b));
      await environment.until('gathering is complete', () => a.iceGatheringState === 'complete');
      await environment.settle();
      closePair({ a, b });
      return { first, iceStates, states, gathering };
    },
    expected: {
      first: ['new', 'new', 'new'],
      iceStates: [
        ['ice checking', 'ice connected'],
        ['ice checking', 'ice connected'],
      ],
      states: [
        ['connection connecting', 'connection connected'],
        ['connection connecting', 'connection connected'],
      ],
      gathering: ['gathering gathering', 'gathering complete'],
    },
  },
  {
    name: 'candidates follow the description, name their generation and section, and end with null',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      const candidates = recordCandidates(a);
      await environment.settle();
      const before = candidates.length;
      await a.setLocalDescription();
      const fragment = usernameFragmentOf(a.localDescription);
      await environment.until('gathering is complete', () => a.iceGatheringState === 'complete');
      await environment.settle();
      const found = candidates.filter((candidate) => candidate !== null);
      // The attributes after the type occur in events only.
      const [core = 'none'] = found[0]?.candidate?.split(' generation') ?? [];
      const isInDescription = a.localDescription?.sdp.includes(core) ?? false;
      closePair({ a, b });
      return {
        before,
        hasCandidates: found.length > 0,
        areNamed: found.every(
          ({ candidate, sdpMid, usernameFragment }) =>
            sdpMid === '0' &&
            usernameFragment === fragment &&
            candidate?.includes(` ufrag ${fragment}`) === true,
        ),
        last: candidates.at(-1),
        isInDescription,
      };
    },
    expected: { before: 0, hasCandidates: true, areNamed: true, last: null, isInDescription: true },
  },
  {
    name: 'candidates in the descriptions are sufficient to connect',
    run: async (environment) => {
      const a = environment.createConnection();
      const b = environment.createConnection();
      a.addTransceiver('audio');
      await negotiateWithCompleteOffer(environment, { a, b }, 'all');
      await environment.until('both are connected', () => isConnected(a) && isConnected(b));
      closePair({ a, b });
      return {};
    },
    expected: {},
  },
  {
    name: 'the candidates of one side are sufficient: the other learns them from checks',
    run: async (environment) => {
      const a = environment.createConnection();
      const b = environment.createConnection();
      a.addTransceiver('audio');
      await negotiateWithCompleteOffer(environment, { a, b }, 'none');
      await environment.until('both are connected', () => isConnected(a) && isConnected(b));
      closePair({ a, b });
      return {};
    },
    expected: {},
  },
  {
    name: 'iceTransportPolicy relay without a relay gathers no candidates',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      const candidates = recordCandidates(a);
      a.setConfiguration({ ...a.getConfiguration(), iceTransportPolicy: 'relay' });
      await a.setLocalDescription();
      await environment.until('gathering is complete', () => a.iceGatheringState === 'complete');
      await environment.settle();
      closePair({ a, b });
      return { candidates };
    },
    expected: { candidates: [null] },
  },
];
