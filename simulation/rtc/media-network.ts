import type { Host, Path } from './model.ts';
import type { EndpointSession, NetworkEndpoint } from './network-endpoint.ts';

const openPath: Path = { works: true, delayMs: 20, type: 'host' };

const pathKey = (a: Host, b: Host): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** The network that carries media. Its paths may change at any time; every affected agent then updates. */
export class MediaNetwork {
  readonly #paths = new Map<string, Path>();
  readonly #addressNumbers = new Map<Host, number>();
  readonly #sessions = new Map<string, EndpointSession>();
  readonly #endpoints = new Set<NetworkEndpoint>();
  #defaultPath: Path = openPath;
  #nextPort = 10_000;

  /** The current path between two hosts. */
  getPath(a: Host, b: Host): Path {
    return this.#paths.get(pathKey(a, b)) ?? this.#defaultPath;
  }

  /** Changes the path between two hosts. */
  setPath(a: Host, b: Host, path: Partial<Path>): void {
    this.#paths.set(pathKey(a, b), { ...this.getPath(a, b), ...path });
    this.#updateEndpoints([a, b]);
  }

  /** Changes every path that `setPath` has not set. */
  setDefault(path: Partial<Path>): void {
    this.#defaultPath = { ...this.#defaultPath, ...path };
    this.#updateEndpoints();
  }

  /** Gives a host a new address. The candidates of the old address never work again. */
  changeAddress(host: Host): void {
    this.#addressNumbers.set(host, this.getAddressNumber(host) + 1);
    this.#updateEndpoints([host]);
  }

  /** The number of a host's current address, counted from 1. */
  getAddressNumber(host: Host): number {
    return this.#addressNumbers.get(host) ?? 1;
  }

  /** Returns a port that is not in use. */
  allocatePort(): number {
    return this.#nextPort++;
  }

  attach(endpoint: NetworkEndpoint): void {
    this.#endpoints.add(endpoint);
  }

  /** Removes an agent. */
  detach(endpoint: NetworkEndpoint): void {
    this.#endpoints.delete(endpoint);
    this.#updateEndpoints([endpoint.host]);
  }

  /** The number of attached agents. */
  get agentCount(): number {
    return this.#endpoints.size;
  }

  /** The number of agent generations that answer checks. */
  get sessionCount(): number {
    return this.#sessions.size;
  }

  /** From now on a session answers checks. */
  register(session: EndpointSession): void {
    this.#sessions.set(session.credentials.ufrag, session);
  }

  unregister(session: EndpointSession): void {
    this.#sessions.delete(session.credentials.ufrag);
  }

  /** Finds the session that answers checks for a username fragment. */
  findSession(ufrag: string): EndpointSession | undefined {
    return this.#sessions.get(ufrag);
  }

  #updateEndpoints(hosts?: readonly Host[]): void {
    for (const endpoint of this.#endpoints)
      if (endpoint.isAffectedBy(hosts)) endpoint.scheduleUpdate();
  }
}
