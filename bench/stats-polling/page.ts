/** What runs inside a page before anything of its own: keeps the page's connections, and looks at them on demand. */
import {
  readStats,
  type StatsCounters,
} from '../../packages/client/src/peer-connection/read-stats.ts';

declare global {
  interface Window {
    /** Looks so many times at the page's newest connection, with a pause after each, in milliseconds. */
    look: (times: number, pause: number) => Promise<void>;
  }
}

const connections: RTCPeerConnection[] = [];

window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.push(this);
  }
};

window.look = async (times, pause) => {
  const newest = connections.at(-1);
  if (newest === undefined) throw new Error('The page has no connection.');
  let before: StatsCounters | null = null;
  for (let n = 0; n < times; n += 1) {
    before = readStats(await newest.getStats(), before).counters;
    await new Promise((resolve) => {
      setTimeout(resolve, pause);
    });
  }
};
