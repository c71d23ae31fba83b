import type { Internet } from './internet.ts';
import { Namespace } from './namespace.ts';

/** The kinds of home networks by what their routers do, with the descriptions in tables. */
export const networkKinds = {
  cone: 'endpoint-independent NAT',
  symmetric: 'symmetric NAT',
  'no-udp': 'NAT, UDP blocked',
  'web-only': 'NAT, only TCP to port 443',
  ipv6: 'IPv6 only, firewall',
  dual: 'endpoint-independent NAT, and IPv6 with a firewall',
} as const;
export type NetworkKind = keyof typeof networkKinds;

/** An IP version. */
export type Family = 'v4' | 'v6';

/** The IP versions of a kind of network. */
export function addressFamilies(kind: NetworkKind): readonly Family[] {
  if (kind === 'dual') return ['v4', 'v6'];
  return [kind === 'ipv6' ? 'v6' : 'v4'];
}

/** NAT rules. `masquerade` keeps source ports if they are free; the random option uses a new one per destination. */
const natRules: Readonly<Record<NetworkKind, string>> = {
  cone: 'masquerade',
  symmetric: 'masquerade random,fully-random',
  'no-udp': 'masquerade',
  'web-only': 'masquerade',
  ipv6: 'accept',
  dual: 'masquerade',
};

const blockRules: Readonly<Record<NetworkKind, string>> = {
  cone: '',
  symmetric: '',
  'no-udp': 'meta l4proto udp drop',
  'web-only': 'iifname "lan" tcp dport != 443 drop; meta l4proto udp drop',
  ipv6: '',
  dual: '',
};

/**
 * New packets from outside are dropped. In the input chain this is not for security: they would create conntrack
 * entries that occupy the mapped port, and even a cone NAT would fail.
 */
const createRules = (kind: NetworkKind): string => `
table inet lab {
  chain input { type filter hook input priority 0; iifname "wan" ct state new drop; }
  chain forward {
    type filter hook forward priority 0;
    iifname "wan" ct state new drop
    ${blockRules[kind]}
  }
  chain fault { type filter hook forward priority -10; }
}
table ip lab {
  chain postrouting { type nat hook postrouting priority 100; oifname "wan" ${natRules[kind]}; }
}
`;

/** A router with one home network behind it. */
export class Router implements Disposable {
  readonly #computer: Namespace;
  readonly #internet: Internet;
  readonly #number: number;
  readonly #kind: NetworkKind;

  /** @param number from 10 to 250; determines the addresses */
  constructor(internet: Internet, number: number, kind: NetworkKind) {
    this.#internet = internet;
    this.#number = number;
    this.#kind = kind;
    this.#computer = new Namespace(`router${number}`);
    try {
      this.#computer.enableForwarding();
      this.#computer.loadRules(createRules(kind));
    } catch (error) {
      this[Symbol.dispose]();
      throw error;
    }
  }

  /** Connects a computer to the router. The link of the computer is still down. */
  connect(homeComputer: Namespace, device: string): void {
    const computer = this.#computer;
    const peer = ['peer', 'name', 'lan', 'netns', computer.name];
    homeComputer.ip('link', 'add', device, 'type', 'veth', ...peer);
    const addresses = this.#internet.attach(computer, this.#number);
    for (const { family, prefix, length } of this.#networks()) {
      if (family === 'v6') this.#internet.route(`${prefix}/${length}`, addresses);
      computer.ip('address', 'add', `${prefix}1/${length}`, 'dev', 'lan');
    }
    computer.ip('link', 'set', 'lan', 'up');
  }

  /** Brings the link of a computer up. */
  enableLink(homeComputer: Namespace, device: string): void {
    homeComputer.ip('link', 'set', device, 'up');
    this.#configure(homeComputer, device, 2);
  }

  /** Gives a computer a new address, as after a new DHCP lease. */
  changeAddress(homeComputer: Namespace, device: string): void {
    homeComputer.ip('address', 'flush', 'dev', device, 'scope', 'global');
    this.#configure(homeComputer, device, 3);
  }

  /** Removes every NAT mapping, as a restart of the router does. */
  clearMappings(): void {
    this.#computer.exec('conntrack', ['--flush']);
  }

  /** Drops all UDP packets. */
  blockUdp(): void {
    this.#addFault('meta l4proto udp drop');
  }

  /** Drops random packets in both directions. @param percent the share of packets, below 100 */
  dropRandomPackets(percent: number): void {
    this.#addFault(`numgen random mod 100 < ${percent} drop`);
  }

  dropAllPackets(): void {
    this.#addFault('drop');
  }

  /** Ends all faults. */
  clearFaults(): void {
    this.#computer.loadRules('flush chain inet lab fault');
  }

  [Symbol.dispose](): void {
    this.#computer[Symbol.dispose]();
  }

  #addFault(rule: string): void {
    this.#computer.loadRules(`add rule inet lab fault ${rule}`);
  }

  #configure(homeComputer: Namespace, device: string, host: number): void {
    for (const { prefix, length } of this.#networks()) {
      // `replace`, because a link that goes down loses its IPv6 addresses and keeps its IPv4 addresses.
      homeComputer.ip('address', 'replace', `${prefix}${host}/${length}`, 'dev', device);
      homeComputer.ip('route', 'replace', 'default', 'via', `${prefix}1`, 'dev', device);
    }
  }

  /** The inner networks, each with the prefix of its addresses and the prefix length in bits. */
  #networks(): { family: Family; prefix: string; length: number }[] {
    return addressFamilies(this.#kind).map((family) =>
      family === 'v4'
        ? { family, prefix: `192.168.${this.#number}.`, length: 24 }
        : { family, prefix: `2001:db8:${this.#number}::`, length: 64 },
    );
  }
}
