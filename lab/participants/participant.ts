import type { HomeNetwork } from '../network/home-network.ts';
import type { Certificate } from '../services/certificate.ts';
import type { StatusSample } from '../scenarios/status-accuracy.ts';
import { domain } from '../services/visavis-server.ts';
import { openChromium } from './chromium.ts';
import { openFirefox } from './firefox.ts';
import { observePage } from './page-observer.ts';
import { canRelayWithFirst, canRelayWithLatest } from './turn-credentials.ts';
import type { BrowserTab } from './browser-tab.ts';
import { selectedPath } from './selected-path.ts';

/** The browsers that people use, by the names that are told. */
export const browserNames = { chromium: 'Chromium', firefox: 'Firefox' } as const;
export type BrowserName = keyof typeof browserNames;

/** Who somebody is. */
export interface ParticipantOptions {
  readonly name: string;
  readonly browser: BrowserName;
}

/** Somebody at home, in a browser. All points in time are milliseconds since 1970. */
export class Participant implements AsyncDisposable {
  readonly name: string;
  readonly #tab: BrowserTab;

  private constructor(tab: BrowserTab, name: string) {
    this.#tab = tab;
    this.name = name;
  }

  /** Starts a browser in a home; nothing is shown yet. */
  static async open(
    { computer }: HomeNetwork,
    { name, browser }: ParticipantOptions,
    certificate: Certificate,
  ): Promise<Participant> {
    const opening = {
      chromium: () => openChromium(computer, certificate, observePage),
      firefox: () => openFirefox(computer, observePage),
    };
    return new Participant(await opening[browser](), name);
  }

  /** Joins a room without the lobby. Resolves when the server has let this person in. */
  async join(room: string): Promise<void> {
    await this.#tab.goto(`https://${domain}/r/${room}?name=${this.name}&join=1`);
    await this.#wait('being let in', () => window.labObserved.isJoined);
  }

  /** When this person asked to be let in. */
  joinRequestedAt(): Promise<number> {
    return this.#tab.evaluate(() => window.labObserved.joinRequestedAt ?? Number.NaN);
  }

  /** When each picture of another person was shown, up to now. */
  frames(): Promise<readonly number[]> {
    return this.#tab.evaluate(() => window.labObserved.frames);
  }

  /** What the other person's tile said of the connection, ten times a second. */
  statusSamples(): Promise<readonly StatusSample[]> {
    return this.#tab.evaluate(() => window.labObserved.statusSamples);
  }

  /** Whether a TURN server still takes the credentials that this page was given first, or last. */
  canUseRelay(which: 'first' | 'latest'): Promise<boolean> {
    return this.#tab.evaluate(which === 'first' ? canRelayWithFirst : canRelayWithLatest);
  }

  /** Waits until there was a picture of another person. */
  waitForVideo(): Promise<void> {
    return this.#wait('a first picture', () => window.labObserved.frames.length > 0);
  }

  /** Waits until a moment has passed and the picture of the other person moves. */
  waitForMovingVideo(after: number): Promise<void> {
    const moves = (after: number) => {
      const now = performance.timeOrigin + performance.now();
      const recent = window.labObserved.frames.filter((frame) => frame > now - 1_000);
      // So many pictures within a second are a moving picture, even where packets are lost.
      return now > after && recent.length >= 5;
    };
    return this.#wait('a picture that moves', moves, after);
  }

  /** How the connection goes now. */
  async selectedPath(): Promise<string> {
    return (await this.#tab.evaluate(selectedPath)) ?? 'not connected';
  }

  async #wait(what: string, condition: (argument: number) => boolean, argument = 0): Promise<void> {
    try {
      await this.#tab.waitFor(condition, argument);
    } catch (cause) {
      const states = await this.#tab.evaluate(() => {
        const { connections, statusSamples } = window.labObserved;
        const state = connections.at(-1)?.connectionState ?? 'none';
        return `the tile says ${statusSamples.at(-1)?.level ?? 'nothing'}, connection ${connections.length} is ${state}`;
      });
      throw new Error(`${this.name} waited in vain for ${what}: ${states}`, { cause });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#tab[Symbol.asyncDispose]();
  }
}
