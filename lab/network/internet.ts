import { Namespace } from './namespace.ts';

/** The addresses of one computer on the lab's internet. */
export interface Addresses {
  readonly v4: string;
  readonly v6: string;
}

const gateways: Addresses = { v4: '198.18.0.1', v6: '2001:db8::1' };

/**
 * The lab's internet: one bridge that all routers and servers are plugged into. Its IPv4 addresses are
 * those of RFC 2544 (for measurements), its IPv6 addresses those of RFC 3849 (for documents).
 */
export class Internet implements Disposable {
  readonly #core = new Namespace('core');
  #plugs = 0;

  /** @throws where namespaces are not allowed */
  constructor() {
    try {
      this.#build();
    } catch (error) {
      this[Symbol.dispose]();
      throw error;
    }
  }

  /**
   * Plugs a computer in, as its device `wan`.
   * @param number from 2 to 250, of which the addresses are made
   */
  attach(computer: Namespace, number: number): Addresses {
    const v4 = `198.18.0.${number}`;
    const v6 = `2001:db8::${number}`;
    const port = `port${(this.#plugs += 1)}`;
    const peer = ['peer', 'name', port, 'netns', this.#core.name];
    // The hardware address follows the number: what others remember of a home that stood here stays true.
    const hardware = `02:00:00:00:00:${number.toString(16).padStart(2, '0')}`;
    computer.ip('link', 'add', 'wan', 'address', hardware, 'type', 'veth', ...peer);
    this.#core.ip('link', 'set', port, 'master', 'bridge', 'up');
    computer.ip('address', 'add', `${v4}/15`, 'dev', 'wan');
    computer.ip('address', 'add', `${v6}/64`, 'dev', 'wan');
    computer.ip('link', 'set', 'wan', 'up');
    for (const gateway of [gateways.v4, gateways.v6]) {
      computer.ip('route', 'add', 'default', 'via', gateway, 'dev', 'wan');
    }
    return { v4, v6 };
  }

  /** Sends everything for an IPv6 network to one computer. */
  route(network: string, { v6 }: Addresses): void {
    this.#core.ip('route', 'replace', network, 'via', v6, 'dev', 'bridge');
  }

  [Symbol.dispose](): void {
    this.#core[Symbol.dispose]();
  }

  #build(): void {
    const core = this.#core;
    // Left to itself, a bridge takes the least address of whoever is plugged in: a home that comes or goes
    // would change it, and others would send to one that is no more. And what it learns of who listens to
    // which group comes too late for neighbour discovery (RFC 4861), so it passes everything on.
    const settings = ['address', '02:00:00:00:00:01', 'type', 'bridge', 'mcast_snooping', '0'];
    core.ip('link', 'add', 'bridge', ...settings);
    core.ip('link', 'set', 'bridge', 'up');
    core.ip('address', 'add', `${gateways.v4}/15`, 'dev', 'bridge');
    core.ip('address', 'add', `${gateways.v6}/64`, 'dev', 'bridge');
    core.enableForwarding();
    // What is for nobody here is lost without a word. A relay that hears "unreachable" gives up its client.
    for (const family of ['-4', '-6']) core.ip(family, 'route', 'add', 'blackhole', 'default');
  }
}
