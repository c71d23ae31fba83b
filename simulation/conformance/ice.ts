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
    name: 'states go from new by checking and connecting to connected, and nothing follows',
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
    name: 'candidates come after the description, name their generation and section, and end with null',
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
      // What follows the type is written in events only.
      const [core = 'none'] = found[0]?.candidate?.split(' generation') ?? [];
      const inDescription = a.localDescription?.sdp.includes(core) ?? false;
      closePair({ a, b });
      return {
        before,
        some: found.length > 0,
        named: found.every(
          ({ candidate, sdpMid, usernameFragment }) =>
            sdpMid === '0' &&
            usernameFragment === fragment &&
            candidate?.includes(` ufrag ${fragment}`) === true,
        ),
        last: candidates.at(-1),
        inDescription,
      };
    },
    expected: { before: 0, some: true, named: true, last: null, inDescription: true },
  },
  {
    name: 'candidates that stand in the descriptions are enough',
    run: async (environment) => {
      const a = environment.createConnection();
      const b = environment.createConnection();
      a.addTransceiver('audio');
      await negotiateWithCompleteOffer(environment, { a, b }, 'whole');
      await environment.until('both are connected', () => isConnected(a) && isConnected(b));
      closePair({ a, b });
      return {};
    },
    expected: {},
  },
  {
    name: 'one side’s candidates are enough: the other learns of it by its checks',
    run: async (environment) => {
      const a = environment.createConnection();
      const b = environment.createConnection();
      a.addTransceiver('audio');
      await negotiateWithCompleteOffer(environment, { a, b }, 'bare');
      await environment.until('both are connected', () => isConnected(a) && isConnected(b));
      closePair({ a, b });
      return {};
    },
    expected: {},
  },
  {
    name: 'restartIce is asked for once and gives both sides new credentials, while the call stays connected',
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
      const asked = events.length;
      await negotiate(a, b);
      const after = [
        usernameFragmentOf(a.localDescription),
        usernameFragmentOf(b.localDescription),
      ];
      await environment.settle();
      const still = [a.connectionState, b.connectionState];
      closePair({ a, b });
      return {
        asked,
        changed: after.map((fragment, side) => fragment !== before[side]),
        again: events.length,
        still,
        states,
      };
    },
    expected: {
      asked: 1,
      changed: [true, true],
      again: 1,
      still: ['connected', 'connected'],
      states: [],
    },
  },
  {
    name: 'an offer without a restart keeps the credentials of both sides',
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
    name: 'a restart survives the rollback of its offer and an offer of the other side',
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
      const needs = events.length;
      await negotiate(a, b);
      await environment.settle();
      const restarted = usernameFragmentOf(a.localDescription) !== before;
      closePair({ a, b });
      return { offered, answered, needs, restarted, left: events.length - needs };
    },
    expected: { offered: true, answered: false, needs: 2, restarted: true, left: 0 },
  },
  {
    name: 'an offer of the other side that restarts ICE does what a restart here wanted',
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
      return { restarted, left: events };
    },
    expected: { restarted: true, left: [] },
  },
  {
    name: 'without any relay, a configuration that allows only relays gathers nothing',
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
