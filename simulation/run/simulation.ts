import { RoomName } from '@visavis/protocol';
import type { InspectionEvent, Observer } from 'xstate';
import type { SimulatedScheduler } from '../clock/scheduler.ts';
import { Participant } from '../participant/participant.ts';
import { createSeededIdentity } from '../participant/simulated-cryptography.ts';
import type { SimulatedPrivateRoom } from '../participant/simulated-room-keys.ts';
import type { SignalingNetwork } from '../participant/uplink.ts';
import { pick, randomInteger, type Random, type Range } from '../random/random.ts';
import { chromiumTiming, chromiumVariant, MediaNetwork, specifiedVariant } from '../rtc/rtc.ts';
import { SimulatedServer } from '../server/simulated-server.ts';
import { LockMonitor } from './lock-monitor.ts';
import { ModerationMonitor } from './moderation-monitor.ts';
import { SignalMonitor } from './signal-monitor.ts';
import { TrustMonitor } from './trust-monitor.ts';

/** Creates another observer of a page's machines, such as a recorder. */
export type CreateObserver = (participantName: string) => Observer<InspectionEvent>;

const openRoom = RoomName.parse('simulated');
const names = ['Ana', 'Ben', 'Cleo', 'Dan', 'Eve'] as const;
/** More than a room admits, so that some are refused. */
const manyNames = [...names, 'Fay', 'Gus', 'Hal', 'Ida', 'Jon', 'Kim', 'Lou'] as const;

/** How a simulation deviates from the usual one. */
interface SimulationOptions {
  /** Creates another observer of a page's machines, such as a recorder. */
  readonly createObserver?: CreateObserver | null;
  /** Whether there are six to twelve participants. */
  readonly isCrowded?: boolean;
  /** The room, if it is a private one. The first participant is its owner. */
  readonly privateRoom?: SimulatedPrivateRoom | null;
  /** Whether all mailboxes together keep so little that the largest are often cleared. */
  readonly hasFullMailboxes?: boolean;
  /**
   * Whether a page may keep honest people waiting. Many who join at once are too many strangers for it, and so are
   * those who keep trying because a hostile server prevents every connection.
   */
  readonly allowsDelay?: boolean;
}

/** How long a frame takes between a page and the server, in milliseconds: short, medium, and long distance. */
const latencyRangesMs: readonly Range[] = [
  [2, 10],
  [10, 80],
  [50, 600],
];

/** How many events a mailbox keeps: as in production, and so few that some members miss events. */
const mailboxSizes = ['512', '12', '3'] as const;

/** What all mailboxes keep together when they are full: less than the signals of one connection. */
const fullMailboxBytes = '8192';

/** Two to five participants, or six to twelve, the server, and the networks between them. */
export class Simulation {
  readonly scheduler: SimulatedScheduler;
  readonly participants: readonly Participant[];
  readonly mediaNetwork = new MediaNetwork();
  /** The network between clients and the server. */
  readonly network: SignalingNetwork;
  readonly room: RoomName;
  readonly monitor: SignalMonitor;
  readonly moderationMonitor: ModerationMonitor;
  readonly lockMonitor: LockMonitor;
  readonly trust: TrustMonitor;
  readonly #random: Random;
  /** The longest time that a frame takes between a page and the server, in milliseconds. */
  readonly maxLatencyMs: number;
  /** The internal errors of each server. */
  readonly #serverErrors: Error[][] = [];
  readonly #settings: Readonly<Record<string, string>>;
  #server: SimulatedServer | null = null;
  #lastFaultEndMs = 0;

  constructor(
    scheduler: SimulatedScheduler,
    random: Random,
    {
      createObserver = null,
      isCrowded = false,
      privateRoom = null,
      hasFullMailboxes = false,
      allowsDelay = false,
    }: SimulationOptions = {},
  ) {
    this.room = privateRoom?.name ?? openRoom;
    this.scheduler = scheduler;
    this.monitor = new SignalMonitor({ allowsDelay });
    this.moderationMonitor = new ModerationMonitor(privateRoom?.delegated ?? null);
    this.lockMonitor = new LockMonitor((lock) => privateRoom?.hasSigned(lock) ?? false);
    this.trust = new TrustMonitor({
      isPrivate: privateRoom !== null,
      nameOf: (id) => this.participants.find((participant) => participant.hasId(id))?.name ?? null,
      hasChangedKey: (id) =>
        this.participants.some(
          (participant) => participant.hasId(id) && participant.sessionCount > 1,
        ),
    });
    this.#random = random;
    this.#settings = {
      MAILBOX_EVENTS: pick(random, mailboxSizes),
      ...(hasFullMailboxes && { TOTAL_MAILBOX_BYTES: fullMailboxBytes }),
    };
    const latencyMs = pick(random, latencyRangesMs);
    [, this.maxLatencyMs] = latencyMs;
    const network = { scheduler, random, latencyMs, server: () => this.#server };
    this.network = network;
    const participantNames = isCrowded
      ? manyNames.slice(0, randomInteger(random, names.length + 1, manyNames.length))
      : names.slice(0, randomInteger(random, 2, names.length));
    this.participants = participantNames.map(
      (name, index) =>
        new Participant({
          name,
          room: this.room,
          privateRoom,
          isOwner: index === 0,
          identity: createSeededIdentity(random),
          network,
          monitor: this.monitor,
          moderationMonitor: this.moderationMonitor,
          lockMonitor: this.lockMonitor,
          trust: this.trust,
          createObserver,
          environment: {
            scheduler,
            random,
            network: this.mediaNetwork,
            timing: chromiumTiming,
            variant: pick(random, [chromiumVariant, specifiedVariant]),
          },
        }),
    );
    this.startServer();
  }

  /** The running server; null while it is down. */
  get server(): SimulatedServer | null {
    return this.#server;
  }

  /** The internal errors of all servers of this run. */
  get serverErrors(): readonly Error[] {
    return this.#serverErrors.flat();
  }

  /** Starts a server without state, unless one is running. */
  startServer(): void {
    if (this.#server !== null) return;
    this.#server = new SimulatedServer(this.#settings);
    this.#serverErrors.push(this.#server.errors);
  }

  /** Kills the server. @param closesConnections whether clients notice that their connections closed */
  killServer(closesConnections: boolean): void {
    this.#server?.[Symbol.dispose]();
    this.#server = null;
    for (const { uplink } of this.participants) {
      uplink.breakConnections(closesConnections ? ['client'] : []);
    }
  }

  /** Drops all media between two participants for a duration in milliseconds. */
  failMediaPath(one: Participant, other: Participant, durationMs: number): void {
    this.mediaNetwork.setPath(one.name, other.name, { works: false });
    this.endFaultAfter(durationMs, () =>
      this.mediaNetwork.setPath(one.name, other.name, { works: true }),
    );
  }

  /** Ends a temporary fault after a duration in milliseconds. */
  endFaultAfter(durationMs: number, end: () => void): void {
    this.#lastFaultEndMs = Math.max(this.#lastFaultEndMs, this.scheduler.now() + durationMs);
    this.scheduler.schedule(durationMs, end);
  }

  /** Milliseconds until every temporary fault has ended; 0 if all have. */
  get remainingFaultMs(): number {
    return Math.max(0, this.#lastFaultEndMs - this.scheduler.now());
  }

  /** The participants who are in the room or joining it. */
  get joinedParticipants(): readonly Participant[] {
    return this.participants.filter(({ isJoined }) => isJoined);
  }

  /** Picks two different participants. */
  pickPair(): readonly [Participant, Participant] {
    const one = pick(this.#random, this.participants);
    return [
      one,
      pick(
        this.#random,
        this.participants.filter((each) => each !== one),
      ),
    ];
  }
}
