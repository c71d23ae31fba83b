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

/** Of which kinds two homes are, and what people there use. */
export interface NetworkPair {
  readonly kinds: readonly [NetworkKind, NetworkKind];
  /** Chromium in both, if left out. */
  readonly browsers?: readonly [BrowserName, BrowserName];
}

/** Two people, each in a home of their own, who have not met yet. */
export interface ParticipantPair {
  readonly networks: readonly [HomeNetwork, HomeNetwork];
  readonly participants: readonly [Participant, Participant];
}

/** A home with a browser whose page does nothing but note its computer's addresses. */
export interface SinglePage {
  readonly network: HomeNetwork;
  readonly page: BrowserTab;
}

/** What the lab is made of as long as it stands. */
interface LabServices {
  readonly internet: Internet;
  readonly certificate: Certificate;
  readonly site: Addresses;
}

/** How a lab differs from what Visavis does by itself. */
export interface LabOptions {
  /** How long TURN credentials hold, in milliseconds. */
  readonly turnTtlMs?: number;
}

/** An internet with Visavis and a TURN server, on which homes can be built. */
export class Lab implements Disposable {
  readonly #ground: LabServices;
  readonly #made: DisposableStack;
  readonly #clean = () => this.#made.dispose();

  private constructor(ground: LabServices, made: DisposableStack) {
    this.#ground = ground;
    this.#made = made;
    // Whatever ends the run, nothing of it stays.
    process.once('exit', this.#clean);
  }

  /** @throws where namespaces are not allowed, or a server does not start */
  static async open({ turnTtlMs }: LabOptions = {}): Promise<Lab> {
    using building = new DisposableStack();
    const internet = building.use(new Internet());
    const certificate = building.use(new Certificate(domain));
    const secret = randomBytes(16).toString('hex');
    const site = building.use(new Namespace('site'));
    const turn = building.use(new Namespace('turn'));
    const ends = { site: internet.attach(site, 2), turn: internet.attach(turn, 3) };
    const lab = new Lab({ internet, certificate, site: ends.site }, building.move());
    try {
      await startTurn(turn, { addresses: ends.turn, certificate, secret });
      await startVisavis(site, certificate, {
        TURN_SECRET: secret,
        ...(turnTtlMs === undefined ? {} : { TURN_TTL_MS: `${turnTtlMs}` }),
        ...iceServers(ends.turn),
      });
    } catch (error) {
      lab[Symbol.dispose]();
      throw error;
    }
    return lab;
  }

  /**
   * Builds two homes, and a browser in each, for as long as something goes on there.
   * @param visit what goes on
   */
  async withPair<Result>(
    { kinds, browsers = ['chromium', 'chromium'] }: NetworkPair,
    visit: (pair: ParticipantPair) => Promise<Result>,
  ): Promise<Result> {
    const { certificate } = this.#ground;
    await using living = new AsyncDisposableStack();
    const [first, second] = kinds;
    const homes = [
      living.use(this.#build(10, first)),
      living.use(this.#build(20, second)),
    ] as const;
    const [hers, his] = browsers;
    const ana = living.use(
      await Participant.open(homes[0], { name: 'Ana', browser: hers }, certificate),
    );
    const ben = living.use(
      await Participant.open(homes[1], { name: 'Ben', browser: his }, certificate),
    );
    return await visit({ networks: homes, participants: [ana, ben] });
  }

  /** Builds one home, with a page that is in no call, for as long as something goes on there. */
  async withSinglePage<Result>(
    kind: NetworkKind,
    visit: (alone: SinglePage) => Promise<Result>,
  ): Promise<Result> {
    await using living = new AsyncDisposableStack();
    const home = living.use(this.#build(10, kind));
    const opening = openChromium(home.computer, this.#ground.certificate, recordAddresses);
    const page = living.use(await opening);
    return await visit({ network: home, page });
  }

  #build(number: number, kind: NetworkKind): HomeNetwork {
    const home = new HomeNetwork(this.#ground.internet, number, kind);
    // A run that is broken off ends with the lab's own end.
    this.#made.use(home);
    home.computer.writeHosts(hostsFile(this.#ground.site));
    return home;
  }

  [Symbol.dispose](): void {
    process.off('exit', this.#clean);
    this.#made.dispose();
  }
}
