import type { RoomsSize } from '../rooms/rooms-overview.ts';
import { version } from '../version.ts';
import type { ConnectionCounts } from '../websocket/connection-counters.ts';
import { EventLoopMonitor } from './event-loop-monitor.ts';
import { counter, formatExposition, gauge, type Metric } from './exposition.ts';
import { createProcessMetrics } from './process-metrics.ts';

/** What the server knows of itself when it is asked. Counts are since its start. */
export interface ServerStats extends RoomsSize, ConnectionCounts {
  /** Connections that are open now, and addresses that they come from. */
  readonly connections: number;
  readonly addresses: number;
  /** Signals that were passed on. */
  readonly relayedSignals: number;
}

/**
 * How the server does, for Prometheus. Nothing is kept here: the parts of the server count for
 * themselves, by plain additions, and are asked when somebody wants to know. No label tells of a
 * room, a person or an address.
 */
export class Metrics implements Disposable {
  readonly #readStats: () => ServerStats;
  readonly #eventLoop = new EventLoopMonitor();

  constructor(figures: () => ServerStats) {
    this.#readStats = figures;
  }

  /** Everything, in the text format of Prometheus. */
  format(): string {
    return formatExposition([
      ...createServerMetrics(this.#readStats()),
      ...createProcessMetrics(this.#eventLoop.takeDelays()),
    ]);
  }

  [Symbol.dispose](): void {
    this.#eventLoop[Symbol.dispose]();
  }
}

function createServerMetrics(figures: ServerStats): Metric[] {
  const { members, away } = figures;
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
    counterByReason('visavis_connections_refused_total', 'Connections not taken.', figures.refused),
    counterByReason(
      'visavis_connections_closed_total',
      'Connections the server ended.',
      figures.closed,
    ),
    counterByReason(
      'visavis_requests_refused_total',
      'Calls answered with a no.',
      figures.requestsRefused,
    ),
    gauge('visavis_rooms', 'Rooms with somebody in them.', figures.rooms),
    {
      name: 'visavis_members',
      help: 'People with a place in a room; whose connection broke is away.',
      type: 'gauge',
      samples: [
        { label: ['presence', 'present'], value: members - away },
        { label: ['presence', 'away'], value: away },
      ],
    },
    gauge('visavis_mailbox_events', 'Events in all mailboxes.', figures.mailboxEvents),
    gauge('visavis_mailbox_bytes', 'About what these take.', figures.mailboxBytes),
    counter('visavis_signals_relayed_total', 'Signals passed on.', figures.relayedSignals),
  ];
}

function counterByReason(name: string, help: string, counts: Iterable<[string, number]>): Metric {
  const samples = [...counts].map(([reason, value]) => ({
    label: ['reason', reason] as const,
    value,
  }));
  return { name, help, type: 'counter', samples };
}
