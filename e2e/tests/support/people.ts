import { randomUUID } from 'node:crypto';
import {
  expect,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';

/** One person in a browser of their own: no storage, permission or window is shared with the others. */
export interface Person extends AsyncDisposable {
  readonly name: string;
  readonly page: Page;
  readonly context: BrowserContext;
}

/** A room that no other test is in. */
export const freshRoom = () => `test-${randomUUID()}`;

/** Settings of someone's browser. */
export interface BrowserSettings {
  readonly origin?: string;
  readonly permissions?: readonly string[];
  /** The window itself: its size, its colours, a phone's manners. */
  readonly window?: BrowserContextOptions;
  /** Runs in the page before its own scripts. */
  readonly prepare?: () => void;
}

/** Opens a browser window for someone; nothing is shown yet. */
export async function arrive(
  browser: Browser,
  name: string,
  { origin, permissions, window, prepare }: BrowserSettings = {},
): Promise<Person> {
  const context = await browser.newContext({
    ...window,
    ...(origin !== undefined && { baseURL: origin }),
    ...(permissions !== undefined && { permissions: [...permissions] }),
  });
  if (prepare !== undefined) await context.addInitScript(prepare);
  const page = await context.newPage();
  return { name, page, context, [Symbol.asyncDispose]: () => context.close() };
}

/** Where a room is joined at once, under a name. */
export const directLink = (room: string, name: string) => `/r/${room}?name=${name}&join=1`;

/** Opens a window for someone and joins a room without the lobby. */
export async function join(
  browser: Browser,
  room: string,
  name: string,
  settings?: BrowserSettings,
): Promise<Person> {
  const person = await arrive(browser, name, settings);
  await person.page.goto(directLink(room, name));
  return person;
}

/** The tile in which one person sees another. */
export const tileOf = (viewer: Person, seen: string) =>
  viewer.page.locator('[data-peer]').filter({ hasText: seen });

/** Waits until one person sees exactly these others, connected. */
export async function expectCompany(viewer: Person, others: readonly string[]): Promise<void> {
  await expect(viewer.page.locator('[data-peer]')).toHaveCount(others.length);
  for (const name of others) {
    await expect(tileOf(viewer, name)).toHaveAttribute('data-connection', 'connected');
  }
}
