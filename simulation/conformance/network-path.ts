import type { Behaviour } from './environment.ts';
import {
  connectPair,
  createPair,
  closePair,
  isConnected,
  recordEvents,
  negotiate,
} from './connection-pair.ts';

/** How ICE reacts to paths that break and recover. */
export const networkPathBehaviours: readonly Behaviour[] = [
  {
    name: 'a broken path disconnects after a while, and reconnects when it works again',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const iceStates = recordEvents(a, 'iceconnectionstatechange');
      const states = recordEvents(a, 'connectionstatechange');
      const remoteStates = recordEvents(b, 'connectionstatechange');
      await environment.setPath(false);
      const atOnce = a.connectionState;
      await environment.until(
        'both are disconnected',
        () => a.connectionState === 'disconnected' && b.connectionState === 'disconnected',
      );
      await environment.setPath(true);
      await environment.until('both are connected again', () => isConnected(a) && isConnected(b));
      closePair({ a, b });
      return { atOnce, iceStates, states, remoteStates };
    },
    expected: {
      atOnce: 'connected',
      iceStates: ['ice disconnected', 'ice connected'],
      states: ['connection disconnected', 'connection connected'],
      remoteStates: ['connection disconnected', 'connection connected'],
    },
  },
  {
    name: 'messages that were sent while the path was broken arrive in order when it works again',
    run: async (environment) => {
      const { a, b, channels } = await connectPair(environment);
      const [from, to] = channels;
      const messages: unknown[] = [];
      to.addEventListener('message', (event) => {
        messages.push('data' in event ? event.data : null);
      });
      await environment.setPath(false);
      for (const text of ['one', 'two', 'three']) from.send(text);
      await environment.settle();
      const receivedWhileBroken = messages.length;
      await environment.setPath(true);
      await environment.until('all messages arrive', () => messages.length === 3);
      closePair({ a, b });
      return { receivedWhileBroken, messages };
    },
    expected: { receivedWhileBroken: 0, messages: ['one', 'two', 'three'] },
  },
  {
    name: 'ICE fails when no check succeeds, and connects after a restart when a path works',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      const states = recordEvents(a, 'connectionstatechange');
      await environment.setPath(false);
      await negotiate(a, b);
      await environment.until(
        'both have failed',
        () => a.connectionState === 'failed' && b.connectionState === 'failed',
      );
      await environment.setPath(true);
      for (let wait = 0; wait < 5; wait += 1) await environment.settle();
      const statesBeforeRestart = [...states];
      a.restartIce();
      await negotiate(a, b);
      await environment.until('both are connected', () => isConnected(a) && isConnected(b));
      closePair({ a, b });
      return { statesBeforeRestart, last: states.at(-1) };
    },
    expected: {
      statesBeforeRestart: ['connection connecting', 'connection failed'],
      last: 'connection connected',
    },
  },
  {
    name: 'a disconnected pair that restarts ICE connects as soon as a path works',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      await environment.setPath(false);
      await environment.until(
        'both are disconnected',
        () => a.connectionState === 'disconnected' && b.connectionState === 'disconnected',
      );
      const states = recordEvents(a, 'connectionstatechange');
      const iceStates = recordEvents(a, 'iceconnectionstatechange');
      a.restartIce();
      await negotiate(a, b);
      await environment.setPath(true);
      await environment.until('both are connected again', () => isConnected(a) && isConnected(b));
      closePair({ a, b });
      return { states, iceStates };
    },
    expected: { states: ['connection connected'], iceStates: ['ice connected'] },
  },
];
