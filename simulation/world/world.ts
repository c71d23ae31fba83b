import { RoomName, randomSessionSecret } from '@visavis/protocol';
import { Person } from '../person/person.ts';
import {
  chromiumDialect,
  chromiumTiming,
  MediaNetwork,
  specifiedDialect,
  type Random,
  type SimulatedScheduler,
} from '../rtc/rtc.ts';
import { SimulatedServer } from '../server/server.ts';
import { bytesOf, integer, pick } from './random.ts';
import { Witness } from './witness.ts';
import type { InspectionEvent, Observer } from 'xstate';

const room = RoomName.parse('simulated');
const names = ['Ana', 'Ben', 'Cleo', 'Dan', 'Eve'] as const;

/** How long a frame takes between a page and the server, in milliseconds: near, far, and very far. */
const latencies = [
  [2, 10],
  [10, 80],
  [50, 600],
] as const;

/** How many events a mailbox keeps: as in production, and so few that people miss some. */
const mailboxes = ['512', '12', '3'] as const;

/** Some people, the server, and what lies between them. */
export class World {
  readonly scheduler: SimulatedScheduler;
  readonly people: readonly Person[];
  readonly media = new MediaNetwork();
  readonly witness = new Witness();
  readonly #random: Random;
  /** The longest that a frame takes between a page and the server, in milliseconds. */
  readonly slowest: number;
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
    this.#settings = { MAILBOX_EVENTS: pick(random, mailboxes) };
    const latency = pick(random, latencies);
    [, this.slowest] = latency;
    const internet = { scheduler, random, latency, server: () => this.#server };
    this.people = names.slice(0, integer(random, 2, names.length)).map(
      (name) =>
        new Person({
          name,
          room,
          secret: randomSessionSecret(bytesOf(random)),
          internet,
          witness: this.witness,
          watch,
          world: {
            scheduler,
            random,
            network: this.media,
            timing: chromiumTiming,
            dialect: pick(random, [chromiumDialect, specifiedDialect]),
          },
        }),
    );
    this.startServer();
  }

  get server(): SimulatedServer | null {
    return this.#server;
  }

  /** What the servers said of themselves. */
  get serverFaults(): readonly Error[] {
    return this.#faults.flat();
  }

  /** Starts a server that knows nothing, where there is none. */
  startServer(): void {
    if (this.#server !== null) return;
    this.#server = new SimulatedServer(this.#settings);
    this.#faults.push(this.#server.faults);
  }

  /** The server is killed. @param isHeard whether its system closes the connections, or they just go dead */
  killServer(isHeard: boolean): void {
    this.#server?.[Symbol.dispose]();
    this.#server = null;
    for (const { uplink } of this.people) uplink.cut(isHeard ? ['client'] : []);
  }

  /** Who is in the room, or on the way into it. */
  get present(): readonly Person[] {
    return this.people.filter(({ isIn }) => isIn);
  }

  /** Two different people, if there are as many. */
  pair(): readonly [Person, Person] {
    const one = pick(this.#random, this.people);
    return [
      one,
      pick(
        this.#random,
        this.people.filter((each) => each !== one),
      ),
    ];
  }
}
