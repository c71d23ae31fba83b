import type { Home } from '../network/home.ts';
import type { Certificate } from '../services/certificate.ts';
import type { Saying } from '../scenarios/honesty.ts';
import { domain } from '../services/site.ts';
import { openChromium } from './chromium.ts';
import { openFirefox } from './firefox.ts';
import { observe } from './observe.ts';
import { relaysWithFirst, relaysWithLatest } from './relays.ts';
import type { Tab } from './tab.ts';
import { way } from './way.ts';

/** The browsers that people use, by the names that are told. */
export const browsers = { chromium: 'Chromium', firefox: 'Firefox' } as const;
export type BrowserName = keyof typeof browsers;

/** Who somebody is. */
export interface Character {
  readonly name: string;
  readonly browser: BrowserName;
}

/** Somebody at home, in a browser. All points in time are milliseconds since 1970. */
export class Person implements AsyncDisposable {
  readonly name: string;
  readonly #tab: Tab;

  private constructor(tab: Tab, name: string) {
    this.#tab = tab;
    this.name = name;
  }

  /** Starts a browser in a home; nothing is shown yet. */
  static async at(
    { computer }: Home,
    { name, browser }: Character,
    certificate: Certificate,
  ): Promise<Person> {
    const opening = {
      chromium: () => openChromium(computer, certificate, observe),
      firefox: () => openFirefox(computer, observe),
    };
    return new Person(await opening[browser](), name);
  }

  /** Joins a room without the lobby. Resolves when the server has let this person in. */
  async join(room: string): Promise<void> {
    await this.#tab.goto(`https://${domain}/r/${room}?name=${this.name}&join=1`);
    await this.#wait('being let in', () => window.labObserved.isIn);
  }

  /** When this person asked to be let in. */
  asked(): Promise<number> {
    return this.#tab.evaluate(() => window.labObserved.asked ?? Number.NaN);
  }

  /** When each picture of another person was shown, up to now. */
  frames(): Promise<readonly number[]> {
    return this.#tab.evaluate(() => window.labObserved.frames);
  }

  /** What the other person's tile said of the connection, ten times a second. */
  sayings(): Promise<readonly Saying[]> {
    return this.#tab.evaluate(() => window.labObserved.sayings);
  }

  /** Whether a TURN server still takes the credentials that this page was given first, or last. */
  relays(which: 'first' | 'latest'): Promise<boolean> {
    return this.#tab.evaluate(which === 'first' ? relaysWithFirst : relaysWithLatest);
  }

  /** Waits until there was a picture of another person. */
  sees(): Promise<void> {
    return this.#wait('a first picture', () => window.labObserved.frames.length > 0);
  }

  /** Waits until a moment has passed and the picture of the other person moves. */
  seesMovement(after: number): Promise<void> {
    const moves = (after: number) => {
      const now = performance.timeOrigin + performance.now();
      const recent = window.labObserved.frames.filter((frame) => frame > now - 1_000);
      // So many pictures within a second are a moving picture, even where packets are lost.
      return now > after && recent.length >= 5;
    };
    return this.#wait('a picture that moves', moves, after);
  }

  /** How the connection goes now. */
  async way(): Promise<string> {
    return (await this.#tab.evaluate(way)) ?? 'not connected';
  }

  async #wait(what: string, condition: (argument: number) => boolean, argument = 0): Promise<void> {
    try {
      await this.#tab.waitFor(condition, argument);
    } catch (cause) {
      const states = await this.#tab.evaluate(() => {
        const { connections, sayings } = window.labObserved;
        const state = connections.at(-1)?.connectionState ?? 'none';
        return `the tile says ${sayings.at(-1)?.level ?? 'nothing'}, connection ${connections.length} is ${state}`;
      });
      throw new Error(`${this.name} waited in vain for ${what}: ${states}`, { cause });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#tab[Symbol.asyncDispose]();
  }
}
