import { randomUUID } from 'node:crypto';
import {
  expect,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';

/** One person in a browser of their own: no storage, permission or window is shared with the others. */
export interface Participant extends AsyncDisposable {
  readonly name: string;
  readonly page: Page;
  readonly context: BrowserContext;
}

/** A room that no other test is in. */
export const createRoomName = () => `test-${randomUUID()}`;

/** Settings of someone's browser. */
export interface BrowserOptions {
  readonly origin?: string;
  readonly permissions?: readonly string[];
  /** The window itself: its size, its colours, a phone's manners. */
  readonly contextOptions?: BrowserContextOptions;
  /** Runs in the page before its own scripts. */
  readonly initScript?: () => void;
}

/** Opens a browser window for someone; nothing is shown yet. */
export async function openBrowser(
  browser: Browser,
  name: string,
  { origin, permissions, contextOptions, initScript }: BrowserOptions = {},
): Promise<Participant> {
  const context = await browser.newContext({
    ...contextOptions,
    ...(origin !== undefined && { baseURL: origin }),
    ...(permissions !== undefined && { permissions: [...permissions] }),
  });
  if (initScript !== undefined) await context.addInitScript(initScript);
  const page = await context.newPage();
  return { name, page, context, [Symbol.asyncDispose]: () => context.close() };
}

/** Where a room is joined at once, under a name. */
export const joinUrl = (room: string, name: string) => `/r/${room}?name=${name}&join=1`;

/** Opens a window for someone and joins a room without the lobby. */
export async function joinRoom(
  browser: Browser,
  room: string,
  name: string,
  settings?: BrowserOptions,
): Promise<Participant> {
  const person = await openBrowser(browser, name, settings);
  await person.page.goto(joinUrl(room, name));
  return person;
}

/** The tile in which one person sees another. */
export const tileOf = (viewer: Participant, seen: string) =>
  viewer.page.locator('[data-peer]').filter({ hasText: seen });

/** Waits until one person sees exactly these others, connected. */
export async function expectConnectedTo(
  viewer: Participant,
  others: readonly string[],
): Promise<void> {
  await expect(viewer.page.locator('[data-peer]')).toHaveCount(others.length);
  for (const name of others) {
    await expect(tileOf(viewer, name)).toHaveAttribute('data-connection', 'connected');
  }
}
