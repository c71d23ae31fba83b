import { randomBytes } from 'node:crypto';
import { HomeNetwork } from './network/home-network.ts';
import { Internet, type Addresses } from './network/internet.ts';
import { Namespace } from './network/namespace.ts';
import type { NetworkKind } from './network/router.ts';
import { recordAddresses } from './participants/host-addresses.ts';
import { openChromium } from './participants/chromium.ts';
import { Participant, type BrowserName } from './participants/participant.ts';
import type { BrowserTab } from './participants/browser-tab.ts';
import { Certificate } from './services/certificate.ts';
import { domain, hostsFile, startVisavis } from './services/visavis-server.ts';
import { iceServers, startTurn } from './services/turn-server.ts';

/** The kinds of two home networks, and the browsers in them. */
export interface NetworkPair {
  readonly kinds: readonly [NetworkKind, NetworkKind];
  /** The default is Chromium in both. */
  readonly browsers?: readonly [BrowserName, BrowserName];
}

/** Two participants, each in a home network, who are not connected yet. */
export interface ParticipantPair {
  readonly networks: readonly [HomeNetwork, HomeNetwork];
  readonly participants: readonly [Participant, Participant];
}

/** A home network with a browser whose page only records its computer's addresses. */
export interface SinglePage {
  readonly network: HomeNetwork;
  readonly page: BrowserTab;
}

/** The servers of a lab. */
interface LabServices {
  readonly internet: Internet;
  readonly certificate: Certificate;
  /** The addresses of the Visavis server. */
  readonly serverAddresses: Addresses;
}

export interface LabOptions {
  /** How long TURN credentials are valid, in milliseconds. The default is that of the server. */
  readonly turnTtlMs?: number;
}

/** A simulated internet with Visavis and a TURN server, to which home networks can be attached. */
export class Lab implements Disposable {
  readonly #services: LabServices;
  readonly #resources: DisposableStack;
  readonly #dispose = () => this.#resources.dispose();

  private constructor(services: LabServices, resources: DisposableStack) {
    this.#services = services;
    this.#resources = resources;
    // Namespaces outlive the process unless they are removed.
    process.once('exit', this.#dispose);
  }

  /** @throws if namespaces are not allowed, or a server does not start */
  static async open({ turnTtlMs }: LabOptions = {}): Promise<Lab> {
    using resources = new DisposableStack();
    const internet = resources.use(new Internet());
    const certificate = resources.use(new Certificate(domain));
    const secret = randomBytes(16).toString('hex');
    const server = resources.use(new Namespace('server'));
    const turn = resources.use(new Namespace('turn'));
    const serverAddresses = internet.attach(server, 2);
    const turnAddresses = internet.attach(turn, 3);
    const lab = new Lab({ internet, certificate, serverAddresses }, resources.move());
    try {
      await startTurn(turn, { addresses: turnAddresses, certificate, secret });
      await startVisavis(server, certificate, {
        TURN_SECRET: secret,
        ...(turnTtlMs === undefined ? {} : { TURN_TTL_MS: `${turnTtlMs}` }),
        ...iceServers(turnAddresses),
      });
    } catch (error) {
      lab[Symbol.dispose]();
      throw error;
    }
    return lab;
  }

  /** Creates two home networks with a browser each, and removes them after `task`. */
  async withPair<Result>(
    { kinds, browsers = ['chromium', 'chromium'] }: NetworkPair,
    task: (pair: ParticipantPair) => Promise<Result>,
  ): Promise<Result> {
    const { certificate } = this.#services;
    await using resources = new AsyncDisposableStack();
    const [first, second] = kinds;
    const networks = [
      resources.use(this.#createNetwork(10, first)),
      resources.use(this.#createNetwork(20, second)),
    ] as const;
    const [anaBrowser, benBrowser] = browsers;
    const ana = resources.use(
      await Participant.open(networks[0], { name: 'Ana', browser: anaBrowser }, certificate),
    );
    const ben = resources.use(
      await Participant.open(networks[1], { name: 'Ben', browser: benBrowser }, certificate),
    );
    return await task({ networks, participants: [ana, ben] });
  }

  /** Creates one home network with a page that is in no call, and removes it after `task`. */
  async withSinglePage<Result>(
    kind: NetworkKind,
    task: (singlePage: SinglePage) => Promise<Result>,
  ): Promise<Result> {
    await using resources = new AsyncDisposableStack();
    const network = resources.use(this.#createNetwork(10, kind));
    const opening = openChromium(network.computer, this.#services.certificate, recordAddresses);
    const page = resources.use(await opening);
    return await task({ network, page });
  }

  #createNetwork(number: number, kind: NetworkKind): HomeNetwork {
    const network = new HomeNetwork(this.#services.internet, number, kind);
    // If the run is aborted, disposing the lab removes the network.
    this.#resources.use(network);
    network.computer.writeHosts(hostsFile(this.#services.serverAddresses));
    return network;
  }

  [Symbol.dispose](): void {
    process.off('exit', this.#dispose);
    this.#resources.dispose();
  }
}
