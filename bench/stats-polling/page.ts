/** Runs in a page before its own scripts. Stores the page's connections and polls their statistics on demand. */
import {
  readStats,
  type StatsCounters,
} from '../../packages/client/src/peer-connection/read-stats.ts';

declare global {
  interface Window {
    /** Polls the statistics of the newest connection repeatedly, with a pause in milliseconds after each poll. */
    pollStats: (times: number, pauseMs: number) => Promise<void>;
  }
}

const connections: RTCPeerConnection[] = [];

window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.push(this);
  }
};

window.pollStats = async (times, pauseMs) => {
  const connection = connections.at(-1);
  if (connection === undefined) throw new Error('The page has no connection.');
  let counters: StatsCounters | null = null;
  for (let count = 0; count < times; count += 1) {
    ({ counters } = readStats(await connection.getStats(), counters));
    await new Promise((resolve) => {
      setTimeout(resolve, pauseMs);
    });
  }
};
