import type { PeerConnection } from '../rtc/webrtc-types.ts';
import type { Behaviour } from './environment.ts';
import {
  connectPair,
  createPair,
  closePair,
  isConnected,
  recordEvents,
  negotiate,
} from './connection-pair.ts';

/** When the last picture that arrives on a connection came; 0 where none has come of late. Sound that nobody plays counts for nothing in a browser. */
const latestFrameTimestamp = (connection: PeerConnection): number =>
  Math.max(
    0,
    ...connection
      .getReceivers()
      .filter(({ track }) => track.kind === 'video')
      .flatMap((receiver) => receiver.getSynchronizationSources())
      .map(({ timestamp }) => timestamp),
  );

/** What ICE makes of a way that does not work, or not always. */
export const networkPathBehaviours: readonly Behaviour[] = [
  {
    name: 'a way that is cut is a disconnection after a while, and connected when it is back',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const iceStates = recordEvents(a, 'iceconnectionstatechange');
      const states = recordEvents(a, 'connectionstatechange');
      const other = recordEvents(b, 'connectionstatechange');
      await environment.setPath(false);
      const atOnce = a.connectionState;
      await environment.until(
        'both notice',
        () => a.connectionState === 'disconnected' && b.connectionState === 'disconnected',
      );
      await environment.setPath(true);
      await environment.until('both are back', () => isConnected(a) && isConnected(b));
      closePair({ a, b });
      return { atOnce, iceStates, states, other };
    },
    expected: {
      atOnce: 'connected',
      iceStates: ['ice disconnected', 'ice connected'],
      states: ['connection disconnected', 'connection connected'],
      other: ['connection disconnected', 'connection connected'],
    },
  },
  {
    name: 'what arrives moves the time of its source, which stands still while the way is cut',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const before = latestFrameTimestamp(b);
      await a.getTransceivers()[1]?.sender.replaceTrack(environment.createTrack('video'));
      await environment.until('something comes', () => latestFrameTimestamp(b) > 0);
      const first = latestFrameTimestamp(b);
      await environment.until('more comes', () => latestFrameTimestamp(b) > first);
      await environment.setPath(false);
      await environment.settle();
      const last = latestFrameTimestamp(b);
      await environment.settle();
      const meanwhile = latestFrameTimestamp(b) - last;
      const state = b.connectionState;
      await environment.setPath(true);
      await environment.until('it goes on', () => latestFrameTimestamp(b) > last);
      closePair({ a, b });
      return { before, meanwhile, state };
    },
    expected: { before: 0, meanwhile: 0, state: 'connected' },
  },
  {
    name: 'messages that were sent while the way was cut arrive when it is back, in order',
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
      const meanwhile = messages.length;
      await environment.setPath(true);
      await environment.until('they arrive', () => messages.length === 3);
      closePair({ a, b });
      return { meanwhile, messages };
    },
    expected: { meanwhile: 0, messages: ['one', 'two', 'three'] },
  },
  {
    name: 'checks that never succeed fail for good, until a restart finds a way that there is by then',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      const states = recordEvents(a, 'connectionstatechange');
      await environment.setPath(false);
      await negotiate(a, b);
      await environment.until(
        'both give up',
        () => a.connectionState === 'failed' && b.connectionState === 'failed',
      );
      await environment.setPath(true);
      for (let more = 0; more < 5; more += 1) await environment.settle();
      const given = [...states];
      a.restartIce();
      await negotiate(a, b);
      await environment.until('both are connected', () => isConnected(a) && isConnected(b));
      closePair({ a, b });
      return { given, last: states.at(-1) };
    },
    expected: {
      given: ['connection connecting', 'connection failed'],
      last: 'connection connected',
    },
  },
  {
    name: 'a disconnection that is restarted is connected again as soon as there is a way',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      await environment.setPath(false);
      await environment.until(
        'both notice',
        () => a.connectionState === 'disconnected' && b.connectionState === 'disconnected',
      );
      const states = recordEvents(a, 'connectionstatechange');
      const iceStates = recordEvents(a, 'iceconnectionstatechange');
      a.restartIce();
      await negotiate(a, b);
      await environment.setPath(true);
      await environment.until('both are back', () => isConnected(a) && isConnected(b));
      closePair({ a, b });
      return { states, iceStates };
    },
    expected: { states: ['connection connected'], iceStates: ['ice connected'] },
  },
];
