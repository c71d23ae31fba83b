import type { DataChannel } from '../rtc/webrtc-types.ts';
import type { Behaviour } from './environment.ts';
import {
  connectPair,
  createPair,
  closePair,
  negotiate,
  negotiateWithCompleteOffer,
  outcome,
} from './connection-pair.ts';

function watch(dataChannelBehaviours: DataChannel): string[] {
  const events: string[] = [];
  for (const type of ['open', 'closing', 'error', 'close'] as const) {
    dataChannelBehaviours.addEventListener(type, () =>
      events.push(`${type} ${dataChannelBehaviours.readyState}`),
    );
  }
  return events;
}

export const channel: readonly Behaviour[] = [
  {
    name: 'a negotiated channel opens on both sides and carries messages in order',
    run: async (environment) => {
      const { a, b, channels } = createPair(environment);
      const [from, to] = channels;
      const events = channels.map(watch);
      const before = [from.readyState, await outcome(() => from.send('too early'))];
      const messages: unknown[] = [];
      to.addEventListener('message', (event) => {
        messages.push('data' in event ? event.data : null);
      });
      from.addEventListener('open', () => {
        for (const text of ['one', 'two', 'three']) from.send(text);
      });
      await negotiate(a, b);
      await environment.until('messages arrive', () => messages.length === 3);
      await environment.settle();
      closePair({ a, b });
      return { before, events, messages };
    },
    expected: {
      before: ['connecting', 'InvalidStateError'],
      events: [['open open'], ['open open']],
      messages: ['one', 'two', 'three'],
    },
  },
  {
    name: 'an id is taken once',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      const seen = await outcome(() => a.createDataChannel('x', { negotiated: true, id: 0 }));
      closePair({ a, b });
      return { seen };
    },
    expected: { seen: 'OperationError' },
  },
  {
    name: 'a channel that is made on a connection opens by itself',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const late = [a, b].map((side) =>
        side.createDataChannel('late', { negotiated: true, id: 7 }),
      );
      const atOnce = late.map(({ readyState }) => readyState);
      const events = late.map(watch);
      await environment.until('they open', () =>
        late.every(({ readyState }) => readyState === 'open'),
      );
      closePair({ a, b });
      return { atOnce, events };
    },
    expected: { atOnce: ['connecting', 'connecting'], events: [['open open'], ['open open']] },
  },
  {
    name: 'a channel that one side closes is closing on the other, then closed on both',
    run: async (environment) => {
      const { a, b, channels } = await connectPair(environment);
      const [first, second] = channels;
      const events = channels.map(watch);
      first.close();
      const atOnce = first.readyState;
      await environment.until(
        'both are closed',
        () => first.readyState === 'closed' && second.readyState === 'closed',
      );
      await environment.settle();
      closePair({ a, b });
      return { atOnce, events };
    },
    expected: {
      atOnce: 'closing',
      events: [['close closed'], ['closing closing', 'close closed']],
    },
  },
  {
    name: 'a connection that the other side closes loses its channel at once, and itself after a while',
    run: async (environment) => {
      const { a, b, channels } = await connectPair(environment);
      const events = watch(channels[1]);
      a.close();
      await environment.until('the channel ends', () => channels[1].readyState === 'closed');
      const meanwhile = [b.connectionState, b.iceConnectionState, b.signalingState];
      await environment.until('it is noticed', () => b.connectionState === 'disconnected');
      const after = b.iceConnectionState;
      closePair({ a, b });
      return { events, meanwhile, after };
    },
    expected: {
      events: ['closing closing', 'error closed', 'close closed'],
      meanwhile: ['connected', 'connected', 'stable'],
      after: 'disconnected',
    },
  },
  {
    name: 'a channel opens although only a later offer brought it',
    run: async (environment) => {
      const a = environment.createConnection();
      const b = environment.createConnection();
      a.addTransceiver('audio');
      await negotiateWithCompleteOffer(environment, { a, b }, 'bare');
      const late = [a, b].map((side) =>
        side.createDataChannel('late', { negotiated: true, id: 0 }),
      );
      await negotiate(a, b);
      await environment.until('they open', () =>
        late.every(({ readyState }) => readyState === 'open'),
      );
      closePair({ a, b });
      return {};
    },
    expected: {},
  },
];
