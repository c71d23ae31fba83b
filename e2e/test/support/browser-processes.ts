import type { Browser } from '@playwright/test';

/** Sends a signal to every process of a browser. */
export type SendSignal = (signal: NodeJS.Signals) => void;

/** Finds the processes of a browser while it can still be asked for them. */
export async function findBrowserProcesses(browser: Browser): Promise<SendSignal> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return (signal) => {
    for (const { id } of processInfo) {
      try {
        process.kill(id, signal);
      } catch {
        // It has ended since, as browsers let processes do that they have no use for.
      }
    }
  };
}
