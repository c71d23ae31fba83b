import type { IceAgent } from './ice-agent.ts';
import type { IceSession } from './ice-session.ts';

export type CandidateType = 'host' | 'srflx' | 'relay';

/** The way between two devices. */
export interface Path {
  readonly works: boolean;
  /** Milliseconds, one way. */
  readonly delayMs: number;
  /**
   * What it takes: `host` nothing; `srflx` that both sides know their public address; `relay` that one side
   * has a relay.
   */
  readonly type: CandidateType;
}

const openPath: Path = { works: true, delayMs: 20, type: 'host' };

/** A device's name: everything that has the same one shares an address. */
export type Host = string;

const pathKey = (a: Host, b: Host): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** What media travels over. Its paths may change at any time; every agent that is concerned looks again. */
export class MediaNetwork {
  readonly #paths = new Map<string, Path>();
  readonly #addresses = new Map<Host, number>();
  readonly #sessions = new Map<string, IceSession>();
  readonly #agents = new Set<IceAgent>();
  #default: Path = openPath;
  #ports = 10_000;

  /** The way between two devices, as it is now. */
  getPath(a: Host, b: Host): Path {
    return this.#paths.get(pathKey(a, b)) ?? this.#default;
  }

  /** Changes the way between two devices. */
  setPath(a: Host, b: Host, path: Partial<Path>): void {
    this.#paths.set(pathKey(a, b), { ...this.getPath(a, b), ...path });
    this.#wake([a, b]);
  }

  /** Changes every way that was not set by itself. */
  setDefault(path: Partial<Path>): void {
    this.#default = { ...this.#default, ...path };
    this.#wake();
  }

  /** Gives a device another address. The candidates of the old one never work again. */
  changeAddress(host: Host): void {
    this.#addresses.set(host, this.getAddressNumber(host) + 1);
    this.#wake([host]);
  }

  /** The number of a device's address: its first, its second … */
  getAddressNumber(host: Host): number {
    return this.#addresses.get(host) ?? 1;
  }

  /** A port that nobody else has. */
  allocatePort(): number {
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
  get agentCount(): number {
    return this.#agents.size;
  }

  /** How many generations of agents answer checks. */
  get sessionCount(): number {
    return this.#sessions.size;
  }

  register(session: IceSession): void {
    this.#sessions.set(session.credentials.ufrag, session);
  }

  unregister(session: IceSession): void {
    this.#sessions.delete(session.credentials.ufrag);
  }

  /** Who answers checks for a username fragment. */
  findSession(ufrag: string): IceSession | undefined {
    return this.#sessions.get(ufrag);
  }

  #wake(hosts?: readonly Host[]): void {
    // A path concerns both its ends: agents of other devices look in vain, at little cost.
    for (const agent of this.#agents) if (agent.isAffectedBy(hosts)) agent.scheduleUpdate();
  }
}
