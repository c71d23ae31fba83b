import type { PeerId, WireRoomEvent } from '@visavis/protocol';
import { pick, type Random } from '../random/random.ts';

/** An event with signals. */
export type SignalEvent = Extract<WireRoomEvent, { type: 'signal' }>;

/** What a hostile server has at hand. */
export interface Means {
  readonly random: Random;
  /** Other senders than that of the event, and than its receiver. */
  readonly others: readonly PeerId[];
  /** Earlier events of the same sender to the same receiver, in order. */
  readonly earlier: readonly SignalEvent[];
}

/** Changes signals that nobody without the link can read. Gives null where it cannot. */
type Forgery = (event: SignalEvent, means: Means) => SignalEvent | null;

const withOtherBytes: Forgery = (event) => ({
  ...event,
  signals: event.signals.map((signal) =>
    signal.kind === 'sealed'
      ? { ...signal, sealed: `AAAAAAAAAAAA${signal.sealed.slice(12)}` }
      : signal,
  ),
});

const withOtherSender: Forgery = (event, { random, others }) =>
  others.length === 0 ? null : { ...event, from: pick(random, others) };

const withOtherGeneration: Forgery = (event) => ({ ...event, generation: event.generation + 2 });

/** The signals of an earlier event, as new ones. */
const withEarlierSignals: Forgery = (event, { random, earlier }) =>
  earlier.length === 0 ? null : { ...event, signals: pick(random, earlier).signals };

const forgeries = [withOtherBytes, withOtherSender, withOtherGeneration, withEarlierSignals];

/** Changes sealed signals in one of the ways in which a server can. Null if it cannot in this way. */
export const forgeSealed: Forgery = (event, means) => pick(means.random, forgeries)(event, means);
