import type { RoomName } from '@visavis/protocol';
import type { Config } from '../config/config.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Signaling } from '../signaling/signaling.ts';
import { version } from '../version.ts';
import type { WebSocketEndpoint } from '../websocket/websocket-endpoint.ts';
import type { OperatorQuery } from './operator-query.ts';
import { RecentCounts, type Counts } from './recent-counts.ts';
import { createRefusalReports, collectRefusalCounts } from './refusals.ts';
import type { ActivityRates, OperatorReport } from './operator-report.ts';
import { createRoomsReport } from './rooms-report.ts';

/** What a report is made from. */
export interface OperatorOptions {
  readonly config: Config;
  readonly rooms: Pick<Rooms, 'overview' | 'relayedSignals'>;
  readonly signaling: Pick<Signaling, 'joins'>;
  readonly endpoint: Pick<WebSocketEndpoint, 'size' | 'counts' | 'clients'>;
  readonly isDraining: () => boolean;
  /** The Stately inspector of the rooms; null where there is none. */
  readonly statelyInspectorUrl: string | null;
  /** Gives what stands for a room's name, which is a secret. */
  readonly pseudonymize: (room: RoomName) => string;
}

/**
 * Reports to the operator of the server: its load, its activity in the last minute, and its rooms. The components
 * of the server count by themselves; only the samples of the last minute are kept here.
 */
export class Operator implements Disposable {
  readonly #options: OperatorOptions;
  readonly #recentCounts: RecentCounts;

  constructor(options: OperatorOptions) {
    this.#options = options;
    this.#recentCounts = new RecentCounts(() => this.#counts());
  }

  /** Describes the server, and one page of its rooms. Other work runs while it looks through all rooms. */
  async report(query: OperatorQuery): Promise<OperatorReport> {
    const { config, rooms, endpoint, isDraining, statelyInspectorUrl, pseudonymize } =
      this.#options;
    const report = await createRoomsReport(
      {
        rooms,
        clients: endpoint.clients,
        maxBufferedBytes: config.connections.maxBufferedBytes,
        pseudonymize,
        shouldShowNames: config.operator.shouldShowNames,
      },
      query,
    );
    const { rss, heapUsed, heapTotal } = process.memoryUsage();
    const { seconds, counts } = this.#recentCounts.sinceFirstSample;
    return {
      at: Date.now(),
      process: {
        version,
        startedAt: Math.round(performance.timeOrigin),
        isDraining: isDraining(),
        memory: { residentBytes: rss, heapUsedBytes: heapUsed, heapTotalBytes: heapTotal },
        maxEventLoopDelayMs: this.#recentCounts.maxEventLoopDelayMs,
        statelyInspectorUrl,
      },
      size: { ...endpoint.size, ...report.size },
      recent: {
        seconds,
        perSecond: activityRates(counts, Math.max(seconds, 1)),
        history: this.#recentCounts.history.map((second) => activityRates(second, 1)),
      },
      refusals: createRefusalReports({ sinceStart: this.#counts(), lastMinute: counts }),
      limits: {
        rooms: config.rooms.maxRooms,
        membersPerRoom: config.rooms.membersPerRoom,
        mailboxEvents: config.rooms.mailboxEvents,
        mailboxBytes: config.rooms.mailboxBytes,
        maxBufferedBytes: config.connections.maxBufferedBytes,
      },
      rooms: report.rooms,
    };
  }

  [Symbol.dispose](): void {
    this.#recentCounts[Symbol.dispose]();
  }

  #counts(): Counts {
    const { rooms, signaling, endpoint } = this.#options;
    return {
      joins: signaling.joins,
      signals: rooms.relayedSignals,
      messages: endpoint.clients.messages,
      ...collectRefusalCounts(endpoint.counts),
    };
  }
}

function activityRates(counts: Counts, seconds: number): ActivityRates {
  const rate = (name: keyof ActivityRates) => (counts[name] ?? 0) / seconds;
  return { joins: rate('joins'), signals: rate('signals'), messages: rate('messages') };
}
