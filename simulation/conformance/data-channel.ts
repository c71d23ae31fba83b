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

function recordChannelEvents(channel: DataChannel): string[] {
  const events: string[] = [];
  for (const type of ['open', 'closing', 'error', 'close'] as const) {
    channel.addEventListener(type, () => events.push(`${type} ${channel.readyState}`));
  }
  return events;
}

export const dataChannelBehaviours: readonly Behaviour[] = [
  {
    name: 'a negotiated channel opens on both sides and carries messages in order',
    run: async (environment) => {
      const { a, b, channels } = createPair(environment);
      const [from, to] = channels;
      const events = channels.map(recordChannelEvents);
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
    name: 'createDataChannel rejects an id that is in use',
    run: async (environment) => {
      const { a, b } = createPair(environment);
      const outcomes = await outcome(() => a.createDataChannel('x', { negotiated: true, id: 0 }));
      closePair({ a, b });
      return { outcomes };
    },
    expected: { outcomes: 'OperationError' },
  },
  {
    name: 'a channel that is created on a connected pair opens without negotiation',
    run: async (environment) => {
      const { a, b } = await connectPair(environment);
      const late = [a, b].map((side) =>
        side.createDataChannel('late', { negotiated: true, id: 7 }),
      );
      const atOnce = late.map(({ readyState }) => readyState);
      const events = late.map(recordChannelEvents);
      await environment.until('both channels are open', () =>
        late.every(({ readyState }) => readyState === 'open'),
      );
      closePair({ a, b });
      return { atOnce, events };
    },
    expected: { atOnce: ['connecting', 'connecting'], events: [['open open'], ['open open']] },
  },
  {
    name: 'a channel that one side closes becomes closing on the other, then closed on both',
    run: async (environment) => {
      const { a, b, channels } = await connectPair(environment);
      const [first, second] = channels;
      const events = channels.map(recordChannelEvents);
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
    name: 'closing a connection closes its remote channel at once, and disconnects the remote later',
    run: async (environment) => {
      const { a, b, channels } = await connectPair(environment);
      const events = recordChannelEvents(channels[1]);
      a.close();
      await environment.until('the channel is closed', () => channels[1].readyState === 'closed');
      const statesAfterClose = [b.connectionState, b.iceConnectionState, b.signalingState];
      await environment.until(
        'the remote is disconnected',
        () => b.connectionState === 'disconnected',
      );
      const after = b.iceConnectionState;
      closePair({ a, b });
      return { events, statesAfterClose, after };
    },
    expected: {
      events: ['closing closing', 'error closed', 'close closed'],
      statesAfterClose: ['connected', 'connected', 'stable'],
      after: 'disconnected',
    },
  },
  {
    name: 'a channel opens when a later offer adds it',
    run: async (environment) => {
      const a = environment.createConnection();
      const b = environment.createConnection();
      a.addTransceiver('audio');
      await negotiateWithCompleteOffer(environment, { a, b }, 'none');
      const late = [a, b].map((side) =>
        side.createDataChannel('late', { negotiated: true, id: 0 }),
      );
      await negotiate(a, b);
      await environment.until('both channels are open', () =>
        late.every(({ readyState }) => readyState === 'open'),
      );
      closePair({ a, b });
      return {};
    },
    expected: {},
  },
];
