import { SimulatedScheduler } from '../../clock/scheduler.ts';
import type { ConformanceEnvironment } from '../../conformance/environment.ts';
import { createSeededRandom } from '../../random/random.ts';
import {
  chromiumTiming,
  chromiumVariant,
  FakePeerConnection,
  FakeTrack,
  MediaNetwork,
  type BrowserVariant,
  type RtcEnvironment,
} from '../../rtc/rtc.ts';

/** An environment whose clock a test advances. */
export interface SimulatedEnvironment extends RtcEnvironment {
  readonly scheduler: SimulatedScheduler;
}

export function createSimulatedEnvironment(
  seed: number,
  variant: BrowserVariant = chromiumVariant,
): SimulatedEnvironment {
  return {
    scheduler: new SimulatedScheduler(),
    random: createSeededRandom(seed),
    network: new MediaNetwork(),
    timing: chromiumTiming,
    variant,
  };
}

const pollIntervalMs = 5;
/** Longer than any condition takes. */
const timeoutMs = 120_000;

/** The environment in which behaviours run on fakes, each connection on its own host. */
export function createConformanceEnvironment(
  environment: SimulatedEnvironment,
): ConformanceEnvironment {
  const { scheduler, network } = environment;
  let createdCount = 0;
  const delay = (ms: number) =>
    new Promise<void>((resolve) => {
      scheduler.schedule(ms, resolve);
    });
  return {
    createConnection: () =>
      new FakePeerConnection(environment, `device${(createdCount += 1)}`, {
        bundlePolicy: 'max-bundle',
      }),
    createTrack: (kind) => {
      const track = new FakeTrack(kind, `track${(createdCount += 1)}`);
      // The browser's fake microphone beeps.
      track.audioLevel = kind === 'audio' ? 0.1 : 0;
      return track;
    },
    play: () => {},
    until: async (description, condition) => {
      const deadline = scheduler.now() + timeoutMs;
      while (!(await condition())) {
        if (scheduler.now() > deadline) throw new Error(`Timed out waiting until ${description}.`);
        await delay(pollIntervalMs);
      }
    },
    settle: () => delay(300),
    setPath: async (works) => network.setDefault({ works }),
    route: async (candidate) => candidate,
  };
}

/** Advances the clock until a promise settles, and returns its result. */
export async function advanceUntilSettled<Result>(
  { scheduler }: SimulatedEnvironment,
  promise: Promise<Result>,
): Promise<Result> {
  let isSettled = false;
  const settled = promise.finally(() => {
    isSettled = true;
  });
  // The caller receives the rejection below. This only prevents it from being reported as unhandled.
  settled.catch(() => {});
  if (!(await scheduler.until(() => isSettled, 10 * timeoutMs))) {
    throw new Error('No task is left, and the promise is not settled.');
  }
  return settled;
}
