import { EventId } from '@visavis/protocol';
import * as z from 'zod/mini';

const Count = z.int().check(z.minimum(0));
/** Milliseconds since 1970. */
const Timestamp = z.int().check(z.minimum(0));
const Fraction = z.number().check(z.minimum(0), z.maximum(1));

/** The state of the process. */
const ProcessReport = z.object({
  version: z.string(),
  startedAt: Timestamp,
  /** True while it refuses connections and asks clients to reconnect elsewhere. */
  isDraining: z.boolean(),
  memory: z.object({ residentBytes: Count, heapUsedBytes: Count, heapTotalBytes: Count }),
  /** The longest delay of the event loop in the last minute. */
  maxEventLoopDelayMs: z.number().check(z.minimum(0)),
  /** The Stately inspector, for a browser on the server's machine; null where there is none. */
  statelyInspectorUrl: z.nullable(z.string()),
});

/** Current figures. */
const SizeReport = z.object({
  connections: Count,
  /** The addresses that they come from. */
  addresses: Count,
  /** Connections that have not authenticated yet. */
  unauthenticated: Count,
  rooms: Count,
  /** Those who are away or wait for admission included. */
  members: Count,
  away: Count,
  mailboxEvents: Count,
  mailboxBytes: Count,
});

/** Joins, relayed signals and received messages, per second. */
const ActivityRates = z.object({
  joins: z.number().check(z.minimum(0)),
  signals: z.number().check(z.minimum(0)),
  messages: z.number().check(z.minimum(0)),
});
export type ActivityRates = z.infer<typeof ActivityRates>;

/** The activity in the last minute, or since the start of the server where that is later. */
const RecentReport = z.object({
  /** The length of this time. */
  seconds: z.number().check(z.minimum(0)),
  /** On average. */
  perSecond: ActivityRates,
  /** Second by second, the newest last. */
  history: z.array(ActivityRates).check(z.maxLength(60)),
});
export type RecentReport = z.infer<typeof RecentReport>;

/** How often the server refused something for one reason. */
const RefusalReport = z.object({
  /** What was refused: a connection, a request; or `closed`: an open connection was closed. */
  kind: z.enum(['connection', 'request', 'closed']),
  /** A refusal reason of the protocol, or `ping-timeout`. */
  reason: z.string(),
  lastMinute: Count,
  sinceStart: Count,
});
export type RefusalReport = z.infer<typeof RefusalReport>;

/** The limits of the figures. */
const LimitsReport = z.object({
  rooms: Count,
  membersPerRoom: Count,
  mailboxEvents: Count,
  mailboxBytes: Count,
  /** For one connection. */
  maxBufferedBytes: Count,
});
export type LimitsReport = z.infer<typeof LimitsReport>;

/** A member of a room, or somebody who waits for admission. */
const MemberReport = z.object({
  /** The beginning of the peer id. */
  id: z.string(),
  /** Null unless the server is configured to show names, and in private rooms, where it is sealed. */
  name: z.nullable(z.string()),
  presence: z.enum(['present', 'away', 'waiting']),
  since: Timestamp,
  mailbox: z.object({
    events: Count,
    bytes: Count,
    /** Null where the mailbox is empty. */
    oldest: z.nullable(EventId),
    /** Events that were not yet given to a connection of this peer. */
    unread: Count,
  }),
  signals: z.object({ sent: Count, received: Count }),
  /** The peer's connection to this process; null where there is none. */
  connection: z.nullable(
    z.object({
      /** The time since the last message. */
      idleMs: z.number().check(z.minimum(0)),
      /** What is buffered because the client does not read it. */
      bufferedBytes: Count,
      /** How much of its rate limits is left. */
      remaining: z.object({ requests: Fraction, bytes: Fraction }),
    }),
  ),
});
export type MemberReport = z.infer<typeof MemberReport>;

const RoomReport = z.object({
  /** Stands for the room's name as long as the process runs. */
  pseudonym: z.string(),
  /** Null unless the server is configured to show names: whoever knows that of an open room can join. */
  name: z.nullable(z.string()),
  since: Timestamp,
  capacity: Count,
  /** The state of each region of the room machine; `region` is null for a state of the whole machine. */
  states: z.array(z.object({ region: z.nullable(z.string()), state: z.string() })),
  members: z.array(MemberReport),
});
export type RoomReport = z.infer<typeof RoomReport>;

/** The rooms of a query: first those with the most members that are away or have a poor connection, then the fullest. */
const RoomsReport = z.object({
  /** The pseudonym or its beginning, or the full name of the query; null for all rooms. */
  filter: z.nullable(z.string()),
  matching: Count,
  /** From 1. */
  page: Count,
  pages: Count,
  list: z.array(RoomReport),
});
export type RoomsReport = z.infer<typeof RoomsReport>;

/** The response of `/operator.json`, which `/operator` shows as a page. */
export const OperatorReport = z.object({
  at: Timestamp,
  process: ProcessReport,
  size: SizeReport,
  recent: RecentReport,
  /** Those with a count above 0. */
  refusals: z.array(RefusalReport),
  limits: LimitsReport,
  rooms: RoomsReport,
});
export type OperatorReport = z.infer<typeof OperatorReport>;
