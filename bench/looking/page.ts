/** What runs inside a page before anything of its own: keeps the page's connections, and looks at them on demand. */
import { readStats, type Counters } from '../../packages/client/src/connection/stats.ts';

declare global {
  interface Window {
    /** Looks so many times at the page's newest connection, with a pause after each, in milliseconds. */
    look: (times: number, pause: number) => Promise<void>;
  }
}

const made: RTCPeerConnection[] = [];

window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    made.push(this);
  }
};

window.look = async (times, pause) => {
  const newest = made.at(-1);
  if (newest === undefined) throw new Error('The page has no connection.');
  let before: Counters | null = null;
  for (let n = 0; n < times; n += 1) {
    before = readStats(await newest.getStats(), before).counters;
    await new Promise((resolve) => {
      setTimeout(resolve, pause);
    });
  }
};
