import type { Internet } from './internet.ts';
import { Namespace } from './namespace.ts';

/** What a home's router does to packets, in the words of the table. */
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

/** The IP versions that such a home has. */
export function addressFamilies(kind: NetworkKind): readonly Family[] {
  if (kind === 'dual') return ['v4', 'v6'];
  return [kind === 'ipv6' ? 'v6' : 'v4'];
}

/** Source ports as they are as long as they are free, or new ones for every destination. */
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
 * New packets from outside are dropped on both ways. On the way in it is not for safety: they would make
 * entries that take the mapped port away, and even a cone NAT would fail.
 */
const createRules = (kind: NetworkKind): string => `
table inet lab {
  chain incoming { type filter hook input priority 0; iifname "wan" ct state new drop; }
  chain passing {
    type filter hook forward priority 0;
    iifname "wan" ct state new drop
    ${blockRules[kind]}
  }
  chain trouble { type filter hook forward priority -10; }
}
table ip lab {
  chain leaving { type nat hook postrouting priority 100; oifname "wan" ${natRules[kind]}; }
}
`;

/** A router with one home behind it. */
export class Router implements Disposable {
  readonly #computer: Namespace;
  readonly #internet: Internet;
  readonly #number: number;
  readonly #kind: NetworkKind;

  /** @param number from 10 to 250, of which the addresses are made */
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

  /** Lays a cable to a home; nothing goes over it yet. */
  connect(home: Namespace, device: string): void {
    const computer = this.#computer;
    const peer = ['peer', 'name', 'lan', 'netns', computer.name];
    home.ip('link', 'add', device, 'type', 'veth', ...peer);
    const addresses = this.#internet.attach(computer, this.#number);
    for (const { family, prefix, length } of this.#networks()) {
      if (family === 'v6') this.#internet.route(`${prefix}/${length}`, addresses);
      computer.ip('address', 'add', `${prefix}1/${length}`, 'dev', 'lan');
    }
    computer.ip('link', 'set', 'lan', 'up');
  }

  /** Brings a home's end of the cable up, for the first time or again. */
  enableLink(home: Namespace, device: string): void {
    home.ip('link', 'set', device, 'up');
    this.#settle(home, device, 2);
  }

  /** Gives the home another address, as after a new lease. */
  changeAddress(home: Namespace, device: string): void {
    home.ip('address', 'flush', 'dev', device, 'scope', 'global');
    this.#settle(home, device, 3);
  }

  /** Loses every mapping, as a router that was switched off and on. */
  clearMappings(): void {
    this.#computer.exec('conntrack', ['--flush']);
  }

  /** Lets no datagram through any more. */
  blockUdp(): void {
    this.#trouble('meta l4proto udp drop');
  }

  /** Loses packets by chance, in both directions. @param percent of all packets, below 100 */
  dropRandomPackets(percent: number): void {
    this.#trouble(`numgen random mod 100 < ${percent} drop`);
  }

  /** Loses every packet. */
  dropAllPackets(): void {
    this.#trouble('drop');
  }

  /** Takes back what was done to packets. */
  clearFaults(): void {
    this.#computer.loadRules('flush chain inet lab trouble');
  }

  [Symbol.dispose](): void {
    this.#computer[Symbol.dispose]();
  }

  #trouble(rule: string): void {
    this.#computer.loadRules(`add rule inet lab trouble ${rule}`);
  }

  #settle(home: Namespace, device: string, host: number): void {
    for (const { prefix, length } of this.#networks()) {
      // As a link that goes down takes IPv6 addresses with it and keeps those of IPv4.
      home.ip('address', 'replace', `${prefix}${host}/${length}`, 'dev', device);
      home.ip('route', 'replace', 'default', 'via', `${prefix}1`, 'dev', device);
    }
  }

  /** The networks inside: what their addresses begin with, and how many bits of it are the network's. */
  #networks(): { family: Family; prefix: string; length: number }[] {
    return addressFamilies(this.#kind).map((family) =>
      family === 'v4'
        ? { family, prefix: `192.168.${this.#number}.`, length: 24 }
        : { family, prefix: `2001:db8:${this.#number}::`, length: 64 },
    );
  }
}
