/** Runs in a browser page: the behaviours, on the browser's own connections. */
import type { PeerConnection } from '../rtc/webrtc-types.ts';
import { behaviours } from './behaviours.ts';
import type { ConformanceEnvironment, Observation } from './environment.ts';

declare global {
  /** Repairs or breaks the path of a run. The test process provides it. */
  var setPath: (run: number, works: boolean) => Promise<void>;
  /** Rewrites a candidate so that the test process relays it. Returns null if it cannot. */
  var routeCandidate: (run: number, side: number, candidate: string) => Promise<string | null>;
  /** Runs one behaviour and returns what was observed. */
  var observe: (name: string) => Promise<Observation>;
}

const pollIntervalMs = 10;
const timeoutMs = 45_000;

const delay = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });

let runCount = 0;

function browserEnvironment(stream: MediaStream): ConformanceEnvironment & Disposable {
  const run = (runCount += 1);
  const connections: PeerConnection[] = [];
  const tracks: MediaStreamTrack[] = [];
  const players: HTMLAudioElement[] = [];
  return {
    createConnection: () => {
      const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
      connections.push(connection);
      return connection;
    },
    createTrack: (kind) => {
      const track = stream
        .getTracks()
        .find((each) => each.kind === kind)
        ?.clone();
      if (track === undefined) throw new Error(`The stream has no ${kind} track.`);
      tracks.push(track);
      return track;
    },
    play: (track) => {
      const player = new Audio();
      player.srcObject = new MediaStream([track]);
      players.push(player);
      void player.play();
    },
    until: async (description, condition) => {
      const deadline = performance.now() + timeoutMs;
      while (!(await condition())) {
        if (performance.now() > deadline)
          throw new Error(`Timed out waiting until ${description}.`);
        await delay(pollIntervalMs);
      }
    },
    settle: () => delay(300),
    setPath: (works) => globalThis.setPath(run, works),
    route: async (candidate, from) => {
      if (!candidate.candidate) return candidate;
      const routed = await routeCandidate(run, connections.indexOf(from), candidate.candidate);
      return routed === null ? null : { ...candidate, candidate: routed };
    },
    [Symbol.dispose]: () => {
      for (const track of tracks) track.stop();
      for (const player of players) player.srcObject = null;
    },
  };
}

/** One stream for all behaviours. Only a page with open devices reveals its addresses in candidates. */
const devicesStream = navigator.mediaDevices.getUserMedia({ audio: true, video: true });

globalThis.observe = async (name) => {
  const behaviour = behaviours.find((each) => each.name === name);
  if (behaviour === undefined) throw new Error(`Unknown behaviour ${name}.`);
  using environment = browserEnvironment(await devicesStream);
  return await behaviour.run(environment);
};
