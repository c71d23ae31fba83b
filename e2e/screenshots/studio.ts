import { expect, type Browser, type Page } from '@playwright/test';
import { expectVideo, expectVideoPlaying } from '../test/support/media.ts';
import { joinUrl, openBrowser, type Participant } from '../test/support/participants.ts';
import { startTestServer, type TestServer } from '../test/support/test-server.ts';
import { useSilentMicrophone } from '../test/support/voice.ts';
import { faceScript } from './faces/camera.ts';
import { shapes, type Shape } from './shapes.ts';

/** How somebody takes part of whose page no picture is taken by default. */
interface GuestOptions {
  readonly shape?: Shape;
  readonly receivesVideo?: boolean;
}

/** Where a scene takes place: a server of its own, a room, and the page of Ana, of which the picture is taken. */
export class Studio implements AsyncDisposable {
  readonly room = 'tuesday-tea';
  readonly server: TestServer;
  readonly ana: Participant;
  readonly #browser: Browser;
  readonly #resources: AsyncDisposableStack;

  private constructor(
    browser: Browser,
    server: TestServer,
    ana: Participant,
    resources: AsyncDisposableStack,
  ) {
    this.#browser = browser;
    this.server = server;
    this.ana = ana;
    this.#resources = resources;
  }

  /** Starts a server and opens Ana's browser. @param environment variables of the server */
  static async open(
    browser: Browser,
    shape: Shape,
    environment: Readonly<Record<string, string>> = {},
  ): Promise<Studio> {
    await using starting = new AsyncDisposableStack();
    const server = starting.use(await startTestServer(environment));
    const ana = starting.use(await openPerson(browser, 'Ana', server.origin, shape));
    return new Studio(browser, server, ana, starting.move());
  }

  get page(): Page {
    return this.ana.page;
  }

  /** Opens the lobby, with the preview of the camera if the browser allows it. */
  async enterLobby(): Promise<void> {
    await this.page.goto(`/r/${this.room}?name=Ana`);
    await expect(this.page.getByRole('button', { name: /^join/i }).first()).toBeVisible();
  }

  /** Joins Ana to the call, after the others. @returns the others */
  async call(...names: readonly string[]): Promise<readonly Participant[]> {
    const others: Participant[] = [];
    for (const name of names) others.push(await this.invite(name));
    await this.page.goto(joinUrl(this.room, 'Ana'));
    for (const name of names) await this.expectVideo(name);
    await expectVideoPlaying(this.page.locator('[data-own] video'), { timeout: 60_000 });
    return others;
  }

  /** Opens the page of somebody who joins the call with a face. */
  async invite(
    name: string,
    { shape = 'guest', receivesVideo = false }: GuestOptions = {},
  ): Promise<Participant> {
    const person = await this.openPage(name, shape);
    if (!receivesVideo) await person.context.addInitScript(receiveNoVideo);
    await person.page.goto(joinUrl(this.room, name));
    await expectVideoPlaying(person.page.locator('[data-own] video'), { timeout: 60_000 });
    return person;
  }

  /** Opens the empty page of somebody else, with a face. */
  async openPage(name: string, shape: Shape = 'guest'): Promise<Participant> {
    return this.#resources.use(await openPerson(this.#browser, name, this.server.origin, shape));
  }

  /** Waits until Ana sees somebody. */
  expectVideo(name: string): Promise<void> {
    return expectVideo(this.ana, name, { timeout: 120_000 });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#resources.disposeAsync();
  }
}

/**
 * Init script for those of whom no picture is taken: they receive no video, or a call of five would be twenty videos on
 * one machine.
 */
function receiveNoVideo(): void {
  if (location.protocol !== 'about:') sessionStorage.setItem('visavis.no-video', 'true');
}

/** Opens a browser with a face in front of the camera, and an upright picture on a phone held upright. */
async function openPerson(
  browser: Browser,
  name: string,
  origin: string,
  shape: Shape,
): Promise<Participant> {
  const person = await openBrowser(browser, name, {
    origin,
    contextOptions: shapes[shape],
    initScript: useSilentMicrophone,
  });
  const size = shape === 'phone' ? { width: 360, height: 640 } : { width: 640, height: 360 };
  await person.context.addInitScript({ content: faceScript(name, size) });
  return person;
}
