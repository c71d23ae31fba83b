import type { Page } from '@playwright/test';

/** Which counter of getStats says how many frames went in a direction. */
const counters = {
  sent: { type: 'outbound-rtp', name: 'framesSent' },
  received: { type: 'inbound-rtp', name: 'framesReceived' },
} as const;

/** How many frames of video a page has sent or received, over all connections that it records. */
export const countFrames = (page: Page, direction: keyof typeof counters): Promise<number> =>
  page.evaluate(async ({ type, name }) => {
    let frameCount = 0;
    for (const connection of window.peerConnections) {
      const report: Iterable<unknown> = (await connection.getStats()).values();
      for (const stats of report) {
        if (typeof stats !== 'object' || stats === null) continue;
        if (Reflect.get(stats, 'type') === type && Reflect.get(stats, 'kind') === 'video')
          frameCount += Number(Reflect.get(stats, name) ?? 0);
      }
    }
    return frameCount;
  }, counters[direction]);
