import type { RoomName } from '@visavis/protocol';
import type { Config } from '../config/config.ts';
import type { RoomStore } from '../rooms/room-store.ts';
import type { Signaling } from '../service/service.ts';
import { version } from '../service/version.ts';
import type { WebSocketEdge } from '../websocket/edge.ts';
import type { Question } from './question.ts';
import { Recent, type Counts } from './recent.ts';
import { readRefusals, refusalCounts } from './refusals.ts';
import type { HappeningsReport, OperatorReport } from './report.ts';
import { reportRooms } from './rooms.ts';

/** What the operator is told of. */
export interface OperatorOptions {
  readonly config: Config;
  readonly store: Pick<RoomStore, 'survey'>;
  readonly service: Pick<Signaling, 'joined' | 'relayed'>;
  readonly edge: Pick<WebSocketEdge, 'size' | 'counts' | 'visitors'>;
  readonly isDraining: () => boolean;
  /** Where the inspector of the rooms is; null where there is none. */
  readonly inspector: string | null;
  /** What stands for a room's name. */
  readonly mark: (room: RoomName) => string;
}

/**
 * What whoever runs the server can see of it: how it does, what has happened lately, and its rooms. The
 * parts of the server count for themselves; only how the counts grew is remembered here.
 */
export class Operator implements Disposable {
  readonly #options: OperatorOptions;
  readonly #recent: Recent;

  constructor(options: OperatorOptions) {
    this.#options = options;
    this.#recent = new Recent(() => this.#counts());
  }

  /** Looks. Of many rooms it tells one page, and lets others take their turn while it looks through all. */
  async report(question: Question): Promise<OperatorReport> {
    const { config, store, edge, isDraining, inspector, mark } = this.#options;
    const { size, rooms } = await reportRooms(
      {
        store,
        visitors: edge.visitors,
        maxBuffered: config.connections.maxBuffered,
        mark,
        names: config.operator.names,
      },
      question,
    );
    const { rss, heapUsed, heapTotal } = process.memoryUsage();
    const { seconds, counts } = this.#recent.total;
    return {
      at: Date.now(),
      process: {
        version,
        startedAt: Math.round(performance.timeOrigin),
        draining: isDraining(),
        memory: { resident: rss, heapUsed, heapTotal },
        heldUpMs: this.#recent.heldUpMs,
        inspector,
      },
      size: { ...edge.size, ...size },
      recent: {
        seconds,
        perSecond: happenings(counts, Math.max(seconds, 1)),
        history: this.#recent.history.map((second) => happenings(second, 1)),
      },
      refusals: readRefusals({ now: this.#counts(), lately: counts }),
      bounds: {
        rooms: config.rooms.maxRooms,
        membersPerRoom: config.rooms.membersPerRoom,
        mailboxEvents: config.rooms.mailboxEvents,
        mailboxBytes: config.rooms.mailboxBytes,
        waiting: config.connections.maxBuffered,
      },
      rooms,
    };
  }

  [Symbol.dispose](): void {
    this.#recent[Symbol.dispose]();
  }

  #counts(): Counts {
    const { service, edge } = this.#options;
    return {
      joins: service.joined,
      signals: service.relayed,
      messages: edge.visitors.heard,
      ...refusalCounts(edge.counts),
    };
  }
}

function happenings(counts: Counts, seconds: number): HappeningsReport {
  const each = (word: keyof HappeningsReport) => (counts[word] ?? 0) / seconds;
  return { joins: each('joins'), signals: each('signals'), messages: each('messages') };
}
