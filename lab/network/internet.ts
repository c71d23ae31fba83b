import { Namespace } from './namespace.ts';

/** The addresses of one computer on the lab's internet. */
export interface Addresses {
  readonly v4: string;
  readonly v6: string;
}

const gateways: Addresses = { v4: '198.18.0.1', v6: '2001:db8::1' };

/**
 * The lab's internet: one bridge that connects all routers and servers. It uses IPv4 addresses of RFC 2544
 * (benchmarking) and IPv6 addresses of RFC 3849 (documentation).
 */
export class Internet implements Disposable {
  readonly #core = new Namespace('core');
  #portCount = 0;

  /** @throws if namespaces are not allowed */
  constructor() {
    try {
      this.#build();
    } catch (error) {
      this[Symbol.dispose]();
      throw error;
    }
  }

  /**
   * Connects a computer through its new device `wan`.
   *
   * @param number from 2 to 250; determines the addresses
   */
  attach(computer: Namespace, number: number): Addresses {
    const v4 = `198.18.0.${number}`;
    const v6 = `2001:db8::${number}`;
    const port = `port${(this.#portCount += 1)}`;
    const peer = ['peer', 'name', port, 'netns', this.#core.name];
    // The hardware address depends on the number, so that neighbour caches stay valid for later networks.
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

  /** Routes an IPv6 network to a computer. */
  route(network: string, { v6 }: Addresses): void {
    this.#core.ip('route', 'replace', network, 'via', v6, 'dev', 'bridge');
  }

  [Symbol.dispose](): void {
    this.#core[Symbol.dispose]();
  }

  #build(): void {
    const core = this.#core;
    // By default, a bridge takes the lowest hardware address of its ports. It would change when a network is
    // added or removed, and others would send to the old one. Multicast snooping is off, because it learns
    // group members too late for neighbour discovery (RFC 4861).
    const settings = ['address', '02:00:00:00:00:01', 'type', 'bridge', 'mcast_snooping', '0'];
    core.ip('link', 'add', 'bridge', ...settings);
    core.ip('link', 'set', 'bridge', 'up');
    core.ip('address', 'add', `${gateways.v4}/15`, 'dev', 'bridge');
    core.ip('address', 'add', `${gateways.v6}/64`, 'dev', 'bridge');
    core.enableForwarding();
    // Packets without a destination are dropped silently. A relay that receives "unreachable" drops its client.
    for (const family of ['-4', '-6']) core.ip(family, 'route', 'add', 'blackhole', 'default');
  }
}
