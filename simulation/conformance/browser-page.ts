/** What runs inside a browser's page: the behaviours, on the browser's own connections. */
import type { PeerConnection } from '../rtc/webrtc-types.ts';
import { behaviours } from './behaviours.ts';
import type { ConformanceEnvironment, Observation } from './environment.ts';

declare global {
  /** Lets packets of one run through, or not. The test process has it. */
  var setPath: (run: number, works: boolean) => Promise<void>;
  /** Puts the test process between the two sides of a run; null for a candidate that it cannot stand for. */
  var routeCandidate: (run: number, side: number, line: string) => Promise<string | null>;
  /** Does one behaviour and tells what was seen. */
  var observe: (name: string) => Promise<Observation>;
}

const pollIntervalMs = 10;
const timeoutMs = 45_000;

const delay = (delay: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, delay);
  });

let runs = 0;

function browserEnvironment(stream: MediaStream): ConformanceEnvironment & Disposable {
  const run = (runs += 1);
  const sides: PeerConnection[] = [];
  const tracks: MediaStreamTrack[] = [];
  return {
    createConnection: () => {
      const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
      sides.push(connection);
      return connection;
    },
    createTrack: (kind) => {
      const track = stream
        .getTracks()
        .find((each) => each.kind === kind)
        ?.clone();
      if (track === undefined) throw new Error(`There is no ${kind}.`);
      tracks.push(track);
      return track;
    },
    until: async (what, condition) => {
      const end = performance.now() + timeoutMs;
      while (!(await condition())) {
        if (performance.now() > end) throw new Error(`It did not come to this: ${what}.`);
        await delay(pollIntervalMs);
      }
    },
    settle: () => delay(300),
    setPath: (works) => globalThis.setPath(run, works),
    route: async (candidate, from) => {
      if (!candidate.candidate) return candidate;
      const line = await routeCandidate(run, sides.indexOf(from), candidate.candidate);
      return line === null ? null : { ...candidate, candidate: line };
    },
    [Symbol.dispose]: () => {
      for (const track of tracks) track.stop();
    },
  };
}

/** One stream for all: a page that has its devices also tells its addresses. */
const devices = navigator.mediaDevices.getUserMedia({ audio: true, video: true });

globalThis.observe = async (name) => {
  const behaviour = behaviours.find((each) => each.name === name);
  if (behaviour === undefined) throw new Error(`There is no behaviour called ${name}.`);
  using environment = browserEnvironment(await devices);
  return await behaviour.run(environment);
};
