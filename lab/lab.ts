import { randomBytes } from 'node:crypto';
import { Home } from './network/home.ts';
import { Internet, type Addresses } from './network/internet.ts';
import { Namespace } from './network/namespace.ts';
import type { Kind } from './network/router.ts';
import { noteAddresses } from './people/addresses.ts';
import { openChromium } from './people/chromium.ts';
import { Person, type BrowserName } from './people/person.ts';
import type { Tab } from './people/tab.ts';
import { Certificate } from './services/certificate.ts';
import { domain, hostsFile, startSite } from './services/site.ts';
import { iceServers, startTurn } from './services/turn.ts';

/** Of which kinds two homes are, and what people there use. */
export interface Houses {
  readonly kinds: readonly [Kind, Kind];
  /** Chromium in both, if left out. */
  readonly browsers?: readonly [BrowserName, BrowserName];
}

/** Two people, each in a home of their own, who have not met yet. */
export interface Pair {
  readonly homes: readonly [Home, Home];
  readonly people: readonly [Person, Person];
}

/** A home with a browser whose page does nothing but note its computer's addresses. */
export interface Alone {
  readonly home: Home;
  readonly page: Tab;
}

/** What the lab is made of as long as it stands. */
interface Ground {
  readonly internet: Internet;
  readonly certificate: Certificate;
  readonly site: Addresses;
}

/** How a lab differs from what Visavis does by itself. */
export interface LabOptions {
  /** How long TURN credentials hold, in milliseconds. */
  readonly turnTtl?: number;
}

/** An internet with Visavis and a TURN server, on which homes can be built. */
export class Lab implements Disposable {
  readonly #ground: Ground;
  readonly #made: DisposableStack;
  readonly #clean = () => this.#made.dispose();

  private constructor(ground: Ground, made: DisposableStack) {
    this.#ground = ground;
    this.#made = made;
    // Whatever ends the run, nothing of it stays.
    process.once('exit', this.#clean);
  }

  /** @throws where namespaces are not allowed, or a server does not start */
  static async open({ turnTtl }: LabOptions = {}): Promise<Lab> {
    using building = new DisposableStack();
    const internet = building.use(new Internet());
    const certificate = building.use(new Certificate(domain));
    const secret = randomBytes(16).toString('hex');
    const site = building.use(new Namespace('site'));
    const turn = building.use(new Namespace('turn'));
    const ends = { site: internet.plug(site, 2), turn: internet.plug(turn, 3) };
    const lab = new Lab({ internet, certificate, site: ends.site }, building.move());
    try {
      await startTurn(turn, { addresses: ends.turn, certificate, secret });
      await startSite(site, certificate, {
        TURN_SECRET: secret,
        ...(turnTtl === undefined ? {} : { TURN_TTL: `${turnTtl}` }),
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
  async house<Result>(
    { kinds, browsers = ['chromium', 'chromium'] }: Houses,
    visit: (pair: Pair) => Promise<Result>,
  ): Promise<Result> {
    const { certificate } = this.#ground;
    await using living = new AsyncDisposableStack();
    const [first, second] = kinds;
    const homes = [
      living.use(this.#build(10, first)),
      living.use(this.#build(20, second)),
    ] as const;
    const [hers, his] = browsers;
    const ana = living.use(await Person.at(homes[0], { name: 'Ana', browser: hers }, certificate));
    const ben = living.use(await Person.at(homes[1], { name: 'Ben', browser: his }, certificate));
    return await visit({ homes, people: [ana, ben] });
  }

  /** Builds one home, with a page that is in no call, for as long as something goes on there. */
  async alone<Result>(kind: Kind, visit: (alone: Alone) => Promise<Result>): Promise<Result> {
    await using living = new AsyncDisposableStack();
    const home = living.use(this.#build(10, kind));
    const opening = openChromium(home.computer, this.#ground.certificate, noteAddresses);
    const page = living.use(await opening);
    return await visit({ home, page });
  }

  #build(number: number, kind: Kind): Home {
    const home = new Home(this.#ground.internet, number, kind);
    // A run that is broken off ends with the lab's own end.
    this.#made.use(home);
    home.computer.hosts(hostsFile(this.#ground.site));
    return home;
  }

  [Symbol.dispose](): void {
    process.off('exit', this.#clean);
    this.#made.dispose();
  }
}
