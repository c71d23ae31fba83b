import { RoomName, generateSessionSecret } from '@visavis/protocol';
import { Participant } from '../participant/participant.ts';
import {
  chromiumVariant,
  chromiumTiming,
  MediaNetwork,
  specifiedVariant,
  type Random,
  type SimulatedScheduler,
} from '../rtc/rtc.ts';
import { SimulatedServer } from '../server/simulated-server.ts';
import { createRandomSource, randomInteger, pick } from '../random/random.ts';
import { SignalMonitor } from './signal-monitor.ts';
import type { InspectionEvent, Observer } from 'xstate';

const room = RoomName.parse('simulated');
const names = ['Ana', 'Ben', 'Cleo', 'Dan', 'Eve'] as const;

/** How long a frame takes between a page and the server, in milliseconds: near, far, and very far. */
const latencyRangesMs = [
  [2, 10],
  [10, 80],
  [50, 600],
] as const;

/** How many events a mailbox keeps: as in production, and so few that people miss some. */
const mailboxSizes = ['512', '12', '3'] as const;

/** Some people, the server, and what lies between them. */
export class Simulation {
  readonly scheduler: SimulatedScheduler;
  readonly participants: readonly Participant[];
  readonly mediaNetwork = new MediaNetwork();
  readonly monitor = new SignalMonitor();
  readonly #random: Random;
  /** The longest that a frame takes between a page and the server, in milliseconds. */
  readonly maxLatencyMs: number;
  /** What went wrong inside the servers there have been. */
  readonly #faults: Error[][] = [];
  readonly #settings: Readonly<Record<string, string>>;
  #server: SimulatedServer | null = null;

  /** @param watch makes who watches the machines of a page, for the person who opens it */
  constructor(
    scheduler: SimulatedScheduler,
    random: Random,
    watch: ((name: string) => Observer<InspectionEvent>) | null = null,
  ) {
    this.scheduler = scheduler;
    this.#random = random;
    this.#settings = { MAILBOX_EVENTS: pick(random, mailboxSizes) };
    const latencyMs = pick(random, latencyRangesMs);
    [, this.maxLatencyMs] = latencyMs;
    const internet = { scheduler, random, latencyMs, server: () => this.#server };
    this.participants = names.slice(0, randomInteger(random, 2, names.length)).map(
      (name) =>
        new Participant({
          name,
          room,
          secret: generateSessionSecret(createRandomSource(random)),
          network: internet,
          monitor: this.monitor,
          createObserver: watch,
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

  get server(): SimulatedServer | null {
    return this.#server;
  }

  /** What the servers said of themselves. */
  get serverErrors(): readonly Error[] {
    return this.#faults.flat();
  }

  /** Starts a server that knows nothing, where there is none. */
  startServer(): void {
    if (this.#server !== null) return;
    this.#server = new SimulatedServer(this.#settings);
    this.#faults.push(this.#server.errors);
  }

  /** The server is killed. @param isHeard whether its system closes the connections, or they just go dead */
  killServer(isHeard: boolean): void {
    this.#server?.[Symbol.dispose]();
    this.#server = null;
    for (const { uplink } of this.participants) uplink.breakConnections(isHeard ? ['client'] : []);
  }

  /** Who is in the room, or on the way into it. */
  get joinedParticipants(): readonly Participant[] {
    return this.participants.filter(({ isJoined }) => isJoined);
  }

  /** Two different people, if there are as many. */
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
