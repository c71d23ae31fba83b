import type { Behaviour } from './environment.ts';
import {
  connectPair,
  localDescriptionOf,
  closePair,
  usernameFragmentOf,
  recordEvents,
  negotiate,
} from './connection-pair.ts';

/** ICE restarts: who starts them, and what they change. */
export const iceRestartBehaviours: readonly Behaviour[] = [
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
];
