import type { Environment } from '../../conformance/environment.ts';
import {
  chromiumDialect,
  chromiumTiming,
  FakePeerConnection,
  FakeTrack,
  MediaNetwork,
  SimulatedScheduler,
  type Dialect,
  type World,
} from '../../rtc/rtc.ts';
import { seeded } from '../../world/random.ts';

/** A world with a clock that a test winds. */
export interface SimulatedWorld extends World {
  readonly scheduler: SimulatedScheduler;
}

export function createWorld(seed: number, dialect: Dialect = chromiumDialect): SimulatedWorld {
  return {
    scheduler: new SimulatedScheduler(),
    random: seeded(seed),
    network: new MediaNetwork(),
    timing: chromiumTiming,
    dialect,
  };
}

/** Milliseconds from one look at a condition to the next. */
const pace = 5;
/** Longer than anything takes. */
const patience = 120_000;

/** The fake as an environment of behaviours: each connection on a device of its own. */
export function simulatedEnvironment(world: SimulatedWorld): Environment {
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
      const end = scheduler.now() + patience;
      while (!(await condition())) {
        if (scheduler.now() > end) throw new Error(`It did not come to this: ${what}.`);
        await after(pace);
      }
    },
    settle: () => after(300),
    setPath: async (works) => network.setDefault({ works }),
    route: async (candidate) => candidate,
  };
}

/** Winds the clock until something is done, and gives its result. */
export async function wind<Result>(
  { scheduler }: SimulatedWorld,
  doing: Promise<Result>,
): Promise<Result> {
  let isDone = false;
  const done = doing.finally(() => {
    isDone = true;
  });
  // Its failure is the caller's, below; here it is only not to be called unhandled.
  done.catch(() => {});
  if (!(await scheduler.until(() => isDone, 10 * patience))) {
    throw new Error('Nothing is left to happen, and it is not done.');
  }
  return done;
}
