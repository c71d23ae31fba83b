import { randomUUID } from 'node:crypto';
import {
  expect,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';

/** A user with a browser context of their own, which shares no storage or permissions with others. */
export interface Participant extends AsyncDisposable {
  readonly name: string;
  readonly page: Page;
  readonly context: BrowserContext;
}

/** The name of a room that no other test uses. */
export const createRoomName = () => `test-${randomUUID()}`;

/** Options of a participant's browser context. */
export interface BrowserOptions {
  readonly origin?: string;
  readonly permissions?: readonly string[];
  /** Viewport, colour scheme, device emulation and the like. */
  readonly contextOptions?: BrowserContextOptions;
  /** Runs before the scripts of each page. */
  readonly initScript?: () => void;
  /** The quality of the camera; 360p by default, because every other process waits while video is encoded. */
  readonly quality?: '720p' | '360p';
}

/** Init script that selects a quality unless one is stored. */
function selectQuality(quality: string): void {
  if (location.protocol !== 'about:' && localStorage.getItem('visavis.quality') === null) {
    localStorage.setItem('visavis.quality', quality);
  }
}

/** Opens a browser context with an empty page. */
export async function openBrowser(
  browser: Browser,
  name: string,
  { origin, permissions, contextOptions, initScript, quality = '360p' }: BrowserOptions = {},
): Promise<Participant> {
  const context = await browser.newContext({
    ...contextOptions,
    ...(origin !== undefined && { baseURL: origin }),
    ...(permissions !== undefined && { permissions: [...permissions] }),
  });
  await context.addInitScript(selectQuality, quality);
  if (initScript !== undefined) await context.addInitScript(initScript);
  const page = await context.newPage();
  return { name, page, context, [Symbol.asyncDispose]: () => context.close() };
}

/** The URL path that joins a room without the lobby. */
export const joinUrl = (room: string, name: string) => `/r/${room}?name=${name}&join=1`;

/** The link to a private room, with parameters that skip the lobby. */
export const directLink = (link: string, name: string) =>
  link.replace('#', `?name=${name}&join=1#`);

/** Opens a browser context and joins a room without the lobby. */
export async function joinRoom(
  browser: Browser,
  room: string,
  name: string,
  options?: BrowserOptions,
): Promise<Participant> {
  const participant = await openBrowser(browser, name, options);
  await participant.page.goto(joinUrl(room, name));
  return participant;
}

/** The tile of a member on the page of another. @param name of the member */
export const tileOf = (viewer: Participant, name: string) =>
  viewer.page.locator('[data-peer]').filter({ hasText: name });

/** Waits until a page shows exactly these members, all connected. */
export async function expectConnectedTo(
  viewer: Participant,
  names: readonly string[],
): Promise<void> {
  await expect(viewer.page.locator('[data-peer]')).toHaveCount(names.length);
  for (const name of names) {
    await expect(tileOf(viewer, name)).toHaveAttribute('data-connection', 'connected');
  }
}
