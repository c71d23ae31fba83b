import type { Browser, Page } from '@playwright/test';
import type { Home } from '../network/home.ts';
import type { Certificate } from '../services/certificate.ts';
import { domain } from '../services/site.ts';
import { launch } from './browser.ts';
import { observe } from './observe.ts';
import { way } from './way.ts';

/** The longest that anything may take in a call, in milliseconds. */
const PATIENCE = 45_000;
/** So many pictures within a second are a moving picture, even where packets are lost. */
const MOVING = 5;

/** Somebody at home, in a browser. All points in time are milliseconds since 1970. */
export class Person implements AsyncDisposable {
  readonly #browser: Browser;
  readonly #page: Page;
  readonly #name: string;

  private constructor(browser: Browser, page: Page, name: string) {
    this.#browser = browser;
    this.#page = page;
    this.#name = name;
  }

  /** Starts a browser in a home; nothing is shown yet. */
  static async at(home: Home, name: string, certificate: Certificate): Promise<Person> {
    const browser = await launch(home.computer, certificate);
    const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
    await context.addInitScript(observe);
    return new Person(browser, await context.newPage(), name);
  }

  /** Joins a room without the lobby. Resolves when the server has let this person in. */
  async join(room: string): Promise<void> {
    await this.#page.goto(`https://${domain}/r/${room}?name=${this.#name}&join=1`);
    await this.#page.waitForFunction(() => window.labObserved.isIn, undefined, {
      timeout: PATIENCE,
    });
  }

  /** When this person asked to be let in. */
  asked(): Promise<number> {
    return this.#page.evaluate(() => window.labObserved.asked ?? Number.NaN);
  }

  /** When each picture of another person was shown, up to now. */
  frames(): Promise<readonly number[]> {
    return this.#page.evaluate(() => window.labObserved.frames);
  }

  /** Waits until there was a picture of another person. */
  async sees(): Promise<void> {
    await this.#page.waitForFunction(() => window.labObserved.frames.length > 0, undefined, {
      timeout: PATIENCE,
    });
  }

  /** Waits until a moment has passed and the picture of the other person moves. */
  async seesMovement(after: number): Promise<void> {
    const moves = ({ after, moving }: { readonly after: number; readonly moving: number }) => {
      const now = performance.timeOrigin + performance.now();
      const recent = window.labObserved.frames.filter((frame) => frame > now - 1_000);
      return now > after && recent.length >= moving;
    };
    await this.#page.waitForFunction(moves, { after, moving: MOVING }, { timeout: PATIENCE });
  }

  /** How the connection goes now. */
  async way(): Promise<string> {
    return (await this.#page.evaluate(way)) ?? 'not connected';
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
  }
}
