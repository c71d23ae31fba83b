import type { Participant } from './participants.ts';

/** What a tab keeps through a reload, and a browser through a crash. */
export type TabStorage = readonly (readonly [key: string, value: string])[];

/** What someone's tab has stored. */
export function readSessionStorage({ page }: Participant): Promise<TabStorage> {
  return page.evaluate(() =>
    Array.from({ length: sessionStorage.length }, (_, place) => {
      const key = sessionStorage.key(place) ?? '';
      return [key, sessionStorage.getItem(key) ?? ''] as const;
    }),
  );
}

/** Opens a tab that begins with the storage of another: a duplicate, or one that is restored. */
export async function openTabWithStorage(
  storage: TabStorage,
  { name, context }: Participant,
  address: string,
): Promise<Participant> {
  const page = await context.newPage();
  await page.addInitScript((stored) => {
    for (const [key, value] of stored) sessionStorage.setItem(key, value);
  }, storage);
  await page.goto(address);
  return { name, page, context, [Symbol.asyncDispose]: () => page.close() };
}

/** Crashes a tab's process, as running out of memory does. */
export async function crashTab({ context, page }: Participant): Promise<void> {
  const crashed = page.waitForEvent('crash');
  const session = await context.newCDPSession(page);
  // Whoever crashes does not answer.
  session.send('Page.crash').catch(() => {});
  await crashed;
}
