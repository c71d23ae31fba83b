import type { StoreSize } from '../rooms/room-store.ts';
import { version } from '../service/version.ts';
import type { EdgeCounts } from '../websocket/record.ts';
import { EventLoopWatch } from './event-loop.ts';
import { counter, exposition, gauge, type Metric } from './exposition.ts';
import { processMetrics } from './process.ts';

/** What the server knows of itself when it is asked. Counts are since its start. */
export interface Figures extends StoreSize, EdgeCounts {
  /** Connections that are open now, and addresses that they come from. */
  readonly connections: number;
  readonly addresses: number;
  /** Signals that were passed on. */
  readonly relayed: number;
}

/**
 * How the server does, for Prometheus. Nothing is kept here: the parts of the server count for
 * themselves, by plain additions, and are asked when somebody wants to know. No label tells of a
 * room, a person or an address.
 */
export class Metrics implements Disposable {
  readonly #figures: () => Figures;
  readonly #eventLoop = new EventLoopWatch();

  constructor(figures: () => Figures) {
    this.#figures = figures;
  }

  /** Everything, in the text format of Prometheus. */
  text(): string {
    return exposition([
      ...serverMetrics(this.#figures()),
      ...processMetrics(this.#eventLoop.take()),
    ]);
  }

  [Symbol.dispose](): void {
    this.#eventLoop[Symbol.dispose]();
  }
}

function serverMetrics(figures: Figures): Metric[] {
  const { people, away } = figures;
  return [
    {
      name: 'visavis_info',
      help: 'Which version runs.',
      type: 'gauge',
      samples: [{ label: ['version', version], value: 1 }],
    },
    gauge('visavis_connections', 'Open connections.', figures.connections),
    gauge('visavis_addresses', 'Addresses that have a connection.', figures.addresses),
    counter('visavis_connections_accepted_total', 'Connections taken.', figures.accepted),
    byReason('visavis_connections_refused_total', 'Connections not taken.', figures.refused),
    byReason('visavis_connections_cut_total', 'Connections the server ended.', figures.cut),
    byReason('visavis_calls_refused_total', 'Calls answered with a no.', figures.callsRefused),
    gauge('visavis_rooms', 'Rooms with somebody in them.', figures.rooms),
    {
      name: 'visavis_people',
      help: 'People with a place in a room; whose connection broke is away.',
      type: 'gauge',
      samples: [
        { label: ['presence', 'here'], value: people - away },
        { label: ['presence', 'away'], value: away },
      ],
    },
    gauge('visavis_mailbox_events', 'Events in all mailboxes.', figures.mailboxEvents),
    gauge('visavis_mailbox_bytes', 'About what these take.', figures.mailboxBytes),
    counter('visavis_signals_relayed_total', 'Signals passed on.', figures.relayed),
  ];
}

function byReason(name: string, help: string, counts: Iterable<[string, number]>): Metric {
  const samples = [...counts].map(([reason, value]) => ({
    label: ['reason', reason] as const,
    value,
  }));
  return { name, help, type: 'counter', samples };
}
