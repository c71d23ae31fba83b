import type { Browser } from '@playwright/test';

/** Sends a signal to every process of a browser. */
export type SendSignal = (signal: NodeJS.Signals) => void;

/** Finds the processes of a running browser, in order to signal them later. */
export async function findBrowserProcesses(browser: Browser): Promise<SendSignal> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return (signal) => {
    for (const { id } of processInfo) {
      try {
        process.kill(id, signal);
      } catch {
        // The browser has ended this process in the meantime.
      }
    }
  };
}
