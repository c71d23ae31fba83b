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

/** The browsers of participants, with their names in tables. */
export const browserNames = { chromium: 'Chromium', firefox: 'Firefox' } as const;
export type BrowserName = keyof typeof browserNames;

export interface ParticipantOptions {
  readonly name: string;
  readonly browser: BrowserName;
}

/** A participant with a browser in a home network. All times are in milliseconds since 1970. */
export class Participant implements AsyncDisposable {
  readonly name: string;
  readonly #tab: BrowserTab;

  private constructor(tab: BrowserTab, name: string) {
    this.#tab = tab;
    this.name = name;
  }

  /** Starts a browser in a home network. */
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

  /** Joins a room without the lobby. Resolves when the page has joined. */
  async join(room: string): Promise<void> {
    await this.#tab.goto(`https://${domain}/r/${room}?name=${this.name}&join=1`);
    await this.#wait('joining', () => window.labObserved.isJoined);
  }

  /** When the page requested to join. */
  joinRequestedAt(): Promise<number> {
    return this.#tab.evaluate(() => window.labObserved.joinRequestedAt ?? Number.NaN);
  }

  /** When each frame of the remote video was shown. */
  frames(): Promise<readonly number[]> {
    return this.#tab.evaluate(() => window.labObserved.frames);
  }

  /** The status that the other participant's tile showed, ten times a second. */
  statusSamples(): Promise<readonly StatusSample[]> {
    return this.#tab.evaluate(() => window.labObserved.statusSamples);
  }

  /** Whether the TURN server accepts the first or the latest credentials of the page. */
  canUseRelay(which: 'first' | 'latest'): Promise<boolean> {
    return this.#tab.evaluate(which === 'first' ? canRelayWithFirst : canRelayWithLatest);
  }

  /** Waits for the first frame of the remote video. */
  waitForVideo(): Promise<void> {
    return this.#wait('a first frame', () => window.labObserved.frames.length > 0);
  }

  /** Waits until a time has passed and the remote video moves. */
  waitForMovingVideo(after: number): Promise<void> {
    const isMoving = (after: number) => {
      const now = performance.timeOrigin + performance.now();
      const recent = window.labObserved.frames.filter((frame) => frame > now - 1_000);
      // Video with packet loss still has this many frames per second.
      return now > after && recent.length >= 5;
    };
    return this.#wait('moving video', isMoving, after);
  }

  /** The selected path, for example `srflx udp → host`. */
  async selectedPath(): Promise<string> {
    return (await this.#tab.evaluate(selectedPath)) ?? 'not connected';
  }

  async #wait(
    description: string,
    condition: (argument: number) => boolean,
    argument = 0,
  ): Promise<void> {
    try {
      await this.#tab.waitFor(condition, argument);
    } catch (cause) {
      const states = await this.#tab.evaluate(() => {
        const { connections, statusSamples } = window.labObserved;
        const state = connections.at(-1)?.connectionState ?? 'none';
        return `the tile shows ${statusSamples.at(-1)?.level ?? 'nothing'}, connection ${connections.length} is ${state}`;
      });
      throw new Error(`${this.name} timed out waiting for ${description}: ${states}`, { cause });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#tab[Symbol.asyncDispose]();
  }
}
