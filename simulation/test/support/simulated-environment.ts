import type { ConformanceEnvironment } from '../../conformance/environment.ts';
import {
  chromiumVariant,
  chromiumTiming,
  FakePeerConnection,
  FakeTrack,
  MediaNetwork,
  SimulatedScheduler,
  type BrowserVariant,
  type RtcEnvironment,
} from '../../rtc/rtc.ts';
import { createSeededRandom } from '../../random/random.ts';

/** A world with a clock that a test winds. */
export interface SimulatedEnvironment extends RtcEnvironment {
  readonly scheduler: SimulatedScheduler;
}

export function createSimulatedEnvironment(
  seed: number,
  dialect: BrowserVariant = chromiumVariant,
): SimulatedEnvironment {
  return {
    scheduler: new SimulatedScheduler(),
    random: createSeededRandom(seed),
    network: new MediaNetwork(),
    timing: chromiumTiming,
    variant: dialect,
  };
}

/** Milliseconds from one look at a condition to the next. */
const pollIntervalMs = 5;
/** Longer than anything takes. */
const timeoutMs = 120_000;

/** The fake as an environment of behaviours: each connection on a device of its own. */
export function createConformanceEnvironment(world: SimulatedEnvironment): ConformanceEnvironment {
  const { scheduler, network } = world;
  let made = 0;
  const after = (delay: number) =>
    new Promise<void>((resolve) => {
      scheduler.schedule(delay, resolve);
    });
  return {
    createConnection: () =>
      new FakePeerConnection(world, `device${(made += 1)}`, { bundlePolicy: 'max-bundle' }),
    createTrack: (kind) => new FakeTrack(kind, `track${(made += 1)}`),
    until: async (what, condition) => {
      const end = scheduler.now() + timeoutMs;
      while (!(await condition())) {
        if (scheduler.now() > end) throw new Error(`It did not come to this: ${what}.`);
        await after(pollIntervalMs);
      }
    },
    settle: () => after(300),
    setPath: async (works) => network.setDefault({ works }),
    route: async (candidate) => candidate,
  };
}

/** Winds the clock until something is done, and gives its result. */
export async function advanceUntilSettled<Result>(
  { scheduler }: SimulatedEnvironment,
  doing: Promise<Result>,
): Promise<Result> {
  let isDone = false;
  const done = doing.finally(() => {
    isDone = true;
  });
  // Its failure is the caller's, below; here it is only not to be called unhandled.
  done.catch(() => {});
  if (!(await scheduler.until(() => isDone, 10 * timeoutMs))) {
    throw new Error('Nothing is left to happen, and it is not done.');
  }
  return done;
}
