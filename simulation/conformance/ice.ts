import type { Behaviour } from './environment.ts';
import {
  recordCandidates,
  connectPair,
  createPair,
  localDescriptionOf,
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
    name: 'restartIce fires negotiationneeded once, changes both credentials and stays connected',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const events = recordEvents(a, 'negotiationneeded');
      const states = [
        ...recordEvents(a, 'iceconnectionstatechange', 'connectionstatechange'),
        ...recordEvents(b, 'iceconnectionstatechange', 'connectionstatechange'),
      ];
      const before = [
        usernameFragmentOf(a.localDescription),
        usernameFragmentOf(b.localDescription),
      ];
      a.restartIce();
      a.restartIce();
      await environment.settle();
      const eventsAfterRestart = events.length;
      await negotiate(a, b);
      const after = [
        usernameFragmentOf(a.localDescription),
        usernameFragmentOf(b.localDescription),
      ];
      await environment.settle();
      const finalStates = [a.connectionState, b.connectionState];
      closePair({ a, b });
      return {
        eventsAfterRestart,
        changed: after.map((fragment, side) => fragment !== before[side]),
        eventsAfterNegotiation: events.length,
        finalStates,
        states,
      };
    },
    expected: {
      eventsAfterRestart: 1,
      changed: [true, true],
      eventsAfterNegotiation: 1,
      finalStates: ['connected', 'connected'],
      states: [],
    },
  },
  {
    name: 'an offer without an ICE restart keeps both credentials',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const before = [
        usernameFragmentOf(a.localDescription),
        usernameFragmentOf(b.localDescription),
      ];
      await negotiate(b, a);
      const after = [
        usernameFragmentOf(a.localDescription),
        usernameFragmentOf(b.localDescription),
      ];
      closePair({ a, b });
      return { kept: after.map((fragment, side) => fragment === before[side]) };
    },
    expected: { kept: [true, true] },
  },
  {
    name: 'an ICE restart survives a rollback and a remote offer',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const events = recordEvents(a, 'negotiationneeded');
      const before = usernameFragmentOf(a.localDescription);
      a.restartIce();
      await environment.settle();
      await a.setLocalDescription();
      const offered = usernameFragmentOf(a.localDescription) !== before;
      await b.setLocalDescription();
      await a.setRemoteDescription(localDescriptionOf(b));
      await a.setLocalDescription();
      const answered = usernameFragmentOf(a.localDescription) !== before;
      await b.setRemoteDescription(localDescriptionOf(a));
      await environment.settle();
      const eventCount = events.length;
      await negotiate(a, b);
      await environment.settle();
      const restarted = usernameFragmentOf(a.localDescription) !== before;
      closePair({ a, b });
      return {
        offered,
        answered,
        eventCount,
        restarted,
        laterEventCount: events.length - eventCount,
      };
    },
    expected: {
      offered: true,
      answered: false,
      eventCount: 2,
      restarted: true,
      laterEventCount: 0,
    },
  },
  {
    name: 'a remote offer that restarts ICE completes a local restart',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const before = usernameFragmentOf(a.localDescription);
      a.restartIce();
      b.restartIce();
      await negotiate(b, a);
      const events = recordEvents(a, 'negotiationneeded');
      await environment.settle();
      const restarted = usernameFragmentOf(a.localDescription) !== before;
      closePair({ a, b });
      return { restarted, events };
    },
    expected: { restarted: true, events: [] },
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
