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

/** What the operator is told of. */
export interface OperatorOptions {
  readonly config: Config;
  readonly rooms: Pick<Rooms, 'overview'>;
  readonly signaling: Pick<Signaling, 'joins' | 'relayedSignals'>;
  readonly endpoint: Pick<WebSocketEndpoint, 'size' | 'counts' | 'clients'>;
  readonly isDraining: () => boolean;
  /** Where the inspector of the rooms is; null where there is none. */
  readonly statelyInspectorUrl: string | null;
  /** What stands for a room's name. */
  readonly pseudonymize: (room: RoomName) => string;
}

/**
 * What whoever runs the server can see of it: how it does, what has happened lately, and its rooms. The
 * parts of the server count for themselves; only how the counts grew is remembered here.
 */
export class Operator implements Disposable {
  readonly #options: OperatorOptions;
  readonly #recentCounts: RecentCounts;

  constructor(options: OperatorOptions) {
    this.#options = options;
    this.#recentCounts = new RecentCounts(() => this.#counts());
  }

  /** Looks. Of many rooms it tells one page, and lets others take their turn while it looks through all. */
  async report(question: OperatorQuery): Promise<OperatorReport> {
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
      question,
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
      refusals: createRefusalReports({ now: this.#counts(), lately: counts }),
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
    const { signaling, endpoint } = this.#options;
    return {
      joins: signaling.joins,
      signals: signaling.relayedSignals,
      messages: endpoint.clients.messages,
      ...collectRefusalCounts(endpoint.counts),
    };
  }
}

function activityRates(counts: Counts, seconds: number): ActivityRates {
  const each = (word: keyof ActivityRates) => (counts[word] ?? 0) / seconds;
  return { joins: each('joins'), signals: each('signals'), messages: each('messages') };
}
