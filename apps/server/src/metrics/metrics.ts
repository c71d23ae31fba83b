import type { RoomsSize } from '../rooms/rooms-size.ts';
import { version } from '../version.ts';
import type { ConnectionCounts } from '../websocket/connection-counters.ts';
import { EventLoopMonitor } from './event-loop-monitor.ts';
import { counter, formatExposition, gauge, type Metric } from './exposition.ts';
import { createProcessMetrics } from './process-metrics.ts';

/** Figures of the server. Counts are since its start. */
export interface ServerStats extends RoomsSize, ConnectionCounts {
  /** Open connections, and the addresses that they come from. */
  readonly connections: number;
  readonly addresses: number;
  readonly relayedSignals: number;
}

/**
 * The metrics of the server, for Prometheus. The components of the server count by themselves; they are read when
 * metrics are requested. No label identifies a room, a peer or an address.
 */
export class Metrics implements Disposable {
  readonly #readStats: () => ServerStats;
  readonly #eventLoop = new EventLoopMonitor();

  constructor(readStats: () => ServerStats) {
    this.#readStats = readStats;
  }

  /** All metrics, in the text format of Prometheus. */
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

function createServerMetrics(stats: ServerStats): Metric[] {
  const { members, away } = stats;
  return [
    {
      name: 'visavis_info',
      help: 'The version of the server.',
      type: 'gauge',
      samples: [{ label: ['version', version], value: 1 }],
    },
    gauge('visavis_connections', 'Open connections.', stats.connections),
    gauge('visavis_addresses', 'Addresses with an open connection.', stats.addresses),
    counter('visavis_connections_accepted_total', 'Accepted connections.', stats.accepted),
    counterByReason('visavis_connections_refused_total', 'Refused connections.', stats.refused),
    counterByReason(
      'visavis_connections_closed_total',
      'Connections that the server closed.',
      stats.closed,
    ),
    counterByReason('visavis_requests_refused_total', 'Refused requests.', stats.requestsRefused),
    gauge('visavis_rooms', 'Rooms with members.', stats.rooms),
    {
      name: 'visavis_members',
      help: 'Members of rooms; away are those whose connection broke.',
      type: 'gauge',
      samples: [
        { label: ['presence', 'present'], value: members - away },
        { label: ['presence', 'away'], value: away },
      ],
    },
    gauge('visavis_mailbox_events', 'Events in all mailboxes.', stats.mailboxEvents),
    gauge('visavis_mailbox_bytes', 'Approximate size of these events.', stats.mailboxBytes),
    counter('visavis_signals_relayed_total', 'Relayed signals.', stats.relayedSignals),
  ];
}

function counterByReason(name: string, help: string, counts: Iterable<[string, number]>): Metric {
  const samples = [...counts].map(([reason, value]) => ({
    label: ['reason', reason] as const,
    value,
  }));
  return { name, help, type: 'counter', samples };
}
