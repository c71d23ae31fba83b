import { EventId } from '@visavis/protocol';
import * as z from 'zod/mini';

const Count = z.int().check(z.minimum(0));
/** Milliseconds since 1970. */
const Timestamp = z.int().check(z.minimum(0));
const Fraction = z.number().check(z.minimum(0), z.maximum(1));

/** How the process is. Memory is in bytes. */
const ProcessReport = z.object({
  version: z.string(),
  startedAt: Timestamp,
  /** True while it asks everyone to connect elsewhere, and takes nobody. */
  isDraining: z.boolean(),
  memory: z.object({ residentBytes: Count, heapUsedBytes: Count, heapTotalBytes: Count }),
  /** The longest time for which the event loop was held up within the last minute, in milliseconds. */
  maxEventLoopDelayMs: z.number().check(z.minimum(0)),
  /** Where a browser on the server's machine finds the rooms in the Stately inspector; null where they are not in it. */
  statelyInspectorUrl: z.nullable(z.string()),
});

/** How much there is now. */
const SizeReport = z.object({
  connections: Count,
  /** Where these come from. */
  addresses: Count,
  /** Connections that have not said who they are. */
  unauthenticated: Count,
  rooms: Count,
  /** People in rooms and at doors, those who are away included. */
  members: Count,
  away: Count,
  mailboxEvents: Count,
  mailboxBytes: Count,
});

/** What happened in one second or in several: a coming into a room, a signal passed on, a message that came. */
const HappeningsReport = z.object({
  joins: z.number().check(z.minimum(0)),
  signals: z.number().check(z.minimum(0)),
  messages: z.number().check(z.minimum(0)),
});
export type ActivityRates = z.infer<typeof HappeningsReport>;

/** What happened within the last minute, or since the start where that is later. */
const RecentReport = z.object({
  /** How long ago it begins. */
  seconds: z.number().check(z.minimum(0)),
  /** On average. */
  perSecond: HappeningsReport,
  /** Second by second, the newest last. */
  history: z.array(HappeningsReport).check(z.maxLength(60)),
});
export type RecentReport = z.infer<typeof RecentReport>;

/** How often the server said no, for one reason. */
const RefusalReport = z.object({
  /** To somebody who wanted to connect, to a call, or to a whole connection that it ended. */
  kind: z.enum(['connection', 'request', 'closed']),
  /** A reason of the protocol, or `no-answer` where a connection was ended because nobody was there. */
  reason: z.string(),
  lastMinute: Count,
  sinceStart: Count,
});
export type RefusalReport = z.infer<typeof RefusalReport>;

/** The bounds that make sense of the numbers. */
const BoundsReport = z.object({
  rooms: Count,
  membersPerRoom: Count,
  mailboxEvents: Count,
  mailboxBytes: Count,
  /** Bytes that may wait for one connection. */
  maxBufferedBytes: Count,
});
export type LimitsReport = z.infer<typeof BoundsReport>;

/** Somebody in a room, or at its door. */
const MemberReport = z.object({
  /** The beginning of the peer id. */
  id: z.string(),
  /** Null unless the server is configured to tell names. */
  name: z.nullable(z.string()),
  presence: z.enum(['present', 'away', 'waiting']),
  since: Timestamp,
  mailbox: z.object({
    events: Count,
    bytes: Count,
    /** The oldest event that can still be read. */
    oldest: z.nullable(EventId),
    /** Events that no connection of this person has been given yet. */
    unread: Count,
  }),
  signals: z.object({ sent: Count, received: Count }),
  /** The person's connection to this process; null where there is none. */
  connection: z.nullable(
    z.object({
      /** How long ago the last message came, in milliseconds. */
      idleMs: z.number().check(z.minimum(0)),
      /** Bytes that the connection has not taken yet. */
      bufferedBytes: Count,
      /** What is left of what it may say at once. */
      remaining: z.object({ requests: Fraction, bytes: Fraction }),
    }),
  ),
});
export type MemberReport = z.infer<typeof MemberReport>;

const RoomReport = z.object({
  /** What stands for the room's name, for as long as the process runs. */
  pseudonym: z.string(),
  /** Null unless the server is configured to tell names: whoever knows it can enter. */
  name: z.nullable(z.string()),
  since: Timestamp,
  capacity: Count,
  /** Where the room machine is: a state of each of its regions, or one state alone. */
  states: z.array(z.object({ region: z.nullable(z.string()), state: z.string() })),
  members: z.array(MemberReport),
});
export type RoomReport = z.infer<typeof RoomReport>;

/** The rooms that were asked for: first those in which most people are away or have a poor connection, then the fullest. */
const RoomsReport = z.object({
  /** The mark, its beginning, or the whole name by which rooms were chosen; null for all. */
  filter: z.nullable(z.string()),
  matching: Count,
  /** From 1. */
  page: Count,
  pages: Count,
  list: z.array(RoomReport),
});
export type RoomsReport = z.infer<typeof RoomsReport>;

/** What `/operator.json` answers, and `/operator` shows. */
export const OperatorReport = z.object({
  at: Timestamp,
  process: ProcessReport,
  size: SizeReport,
  recent: RecentReport,
  /** Those that have happened. */
  refusals: z.array(RefusalReport),
  limits: BoundsReport,
  rooms: RoomsReport,
});
export type OperatorReport = z.infer<typeof OperatorReport>;
