import type { Participant } from './participants.ts';

/** The sessionStorage of a tab, which survives reloads and is restored after a crash. */
export type TabStorage = readonly (readonly [key: string, value: string])[];

/** Reads the sessionStorage of a tab. */
export function readSessionStorage({ page }: Participant): Promise<TabStorage> {
  return page.evaluate(() =>
    Array.from({ length: sessionStorage.length }, (_, index) => {
      const key = sessionStorage.key(index) ?? '';
      return [key, sessionStorage.getItem(key) ?? ''] as const;
    }),
  );
}

/** Opens a tab with the sessionStorage of another, as a duplicated or restored tab has it. */
export async function openTabWithStorage(
  storage: TabStorage,
  { name, context }: Participant,
  url: string,
): Promise<Participant> {
  const page = await context.newPage();
  await page.addInitScript((stored) => {
    for (const [key, value] of stored) sessionStorage.setItem(key, value);
  }, storage);
  await page.goto(url);
  return { name, page, context, [Symbol.asyncDispose]: () => page.close() };
}

/** Crashes the process of a tab. */
export async function crashTab({ context, page }: Participant): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const session = await context.newCDPSession(page);
  // The crashed page never responds.
  session.send('Page.crash').catch(() => {});
  await crashed;
}
