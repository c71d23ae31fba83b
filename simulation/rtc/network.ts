import type { IceAgent } from './ice.ts';
import type { IceSession } from './ice-session.ts';

export type CandidateType = 'host' | 'srflx' | 'relay';

/** The way between two devices. */
export interface Path {
  readonly works: boolean;
  /** Milliseconds, one way. */
  readonly delay: number;
  /**
   * What it takes: `host` nothing; `srflx` that both sides know their public address; `relay` that one side
   * has a relay.
   */
  readonly type: CandidateType;
}

const open: Path = { works: true, delay: 20, type: 'host' };

/** A device's name: everything that has the same one shares an address. */
export type Host = string;

const keyOf = (a: Host, b: Host): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** What media travels over. Its paths may change at any time; every agent that is concerned looks again. */
export class MediaNetwork {
  readonly #paths = new Map<string, Path>();
  readonly #addresses = new Map<Host, number>();
  readonly #sessions = new Map<string, IceSession>();
  readonly #agents = new Set<IceAgent>();
  #default: Path = open;
  #ports = 10_000;

  /** The way between two devices, as it is now. */
  path(a: Host, b: Host): Path {
    return this.#paths.get(keyOf(a, b)) ?? this.#default;
  }

  /** Changes the way between two devices. */
  setPath(a: Host, b: Host, path: Partial<Path>): void {
    this.#paths.set(keyOf(a, b), { ...this.path(a, b), ...path });
    this.#wake([a, b]);
  }

  /** Changes every way that was not set by itself. */
  setDefault(path: Partial<Path>): void {
    this.#default = { ...this.#default, ...path };
    this.#wake();
  }

  /** Gives a device another address. The candidates of the old one never work again. */
  changeAddress(host: Host): void {
    this.#addresses.set(host, this.addressOf(host) + 1);
    this.#wake([host]);
  }

  /** The number of a device's address: its first, its second … */
  addressOf(host: Host): number {
    return this.#addresses.get(host) ?? 1;
  }

  /** A port that nobody else has. */
  port(): number {
    return this.#ports++;
  }

  attach(agent: IceAgent): void {
    this.#agents.add(agent);
  }

  /** Forgets an agent, and with it all that it could be reached by. */
  detach(agent: IceAgent): void {
    this.#agents.delete(agent);
    this.#wake([agent.host]);
  }

  /** How many agents there are. */
  get size(): number {
    return this.#agents.size;
  }

  /** How many generations of agents answer checks. */
  get sessions(): number {
    return this.#sessions.size;
  }

  listen(session: IceSession): void {
    this.#sessions.set(session.credentials.ufrag, session);
  }

  silence(session: IceSession): void {
    this.#sessions.delete(session.credentials.ufrag);
  }

  /** Who answers checks for a username fragment. */
  sessionOf(ufrag: string): IceSession | undefined {
    return this.#sessions.get(ufrag);
  }

  #wake(hosts?: readonly Host[]): void {
    // A path concerns both its ends: agents of other devices look in vain, at little cost.
    for (const agent of this.#agents) if (agent.concerns(hosts)) agent.wake();
  }
}
