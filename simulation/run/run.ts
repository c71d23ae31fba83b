import { installSimulatedClock } from '../clock/clock.ts';
import { SimulatedScheduler, type Random } from '../rtc/rtc.ts';
import { injectRandomFault } from './fault.ts';
import { allFaults } from './faults.ts';
import { findLeaks } from './leaks.ts';
import { serverOutages } from './server-outages.ts';
import { pathFaults } from './path-faults.ts';
import { findQuiescenceViolations, restoreEverything } from './quiescence.ts';
import { randomInteger, pick, createSeededRandom } from '../random/random.ts';
import { watchInterruptions } from './interruptions.ts';
import { Simulation } from './simulation.ts';
import type { InspectionEvent, Observer } from 'xstate';

/** Pauses between two happenings, in milliseconds: at once, in the middle of a negotiation, and later. */
const pauseRangesMs = [
  [0, 100],
  [100, 2_000],
  [2_000, 40_000],
] as const;

function randomPauseMs(random: Random): number {
  const [least, most] = pick(random, pauseRangesMs);
  return randomInteger(random, least, most);
}

/** How often is looked whether all is well, in milliseconds: to look at everybody takes time. */
const checkIntervalMs = 20;
/** The same where all is well: what is shorter is no interruption. */
const interruptionCheckIntervalMs = 50;
/** The longest that mending may take once everything works, in milliseconds. */
const recoveryTimeoutMs = 120_000;
/** Until a browser has said that a connection is disconnected, and that has been given its moment. */
const disconnectDetectionMs = 8_500;
/**
 * How soon a way that there is has to be found, in milliseconds: what the machines may take, and so many
 * trips over the server, one after the other, as dead connections to it and two restarts at once can cost.
 */
const promptRecoveryTimeoutMs = ({ maxLatencyMs }: Simulation): number => 6_000 + 15 * maxLatencyMs;
/** How long peace must hold, in milliseconds. */
const quiescenceDurationMs = 40_000;
/** Until everything has ended that was to end by itself, in milliseconds. */
const settleDurationMs = 100_000;
/** After this, a server must have forgotten everybody who is gone, in milliseconds. */
const serverExpiryMs = 180_000;

/** What became of one run. */
export interface RunReport {
  readonly seed: number;
  /** What happened, each with its time. */
  readonly events: readonly string[];
  /** What was not as it must be; empty where all was well. */
  readonly violations: readonly string[];
  /** Milliseconds until all was well, from the moment in which everything worked; null where it never was. */
  readonly recoveryMs: number | null;
}

/** One run while it goes on. */
interface RunContext {
  readonly simulation: Simulation;
  readonly random: Random;
  readonly log: (what: string) => void;
  readonly violations: string[];
}

/**
 * Lets some people call each other through what can happen, by `seed`, and looks what comes of it.
 *
 * @param watch makes who watches the machines of a page, for the person who opens it
 */
export async function run(
  seed: number,
  watch: ((name: string) => Observer<InspectionEvent>) | null = null,
): Promise<RunReport> {
  const scheduler = new SimulatedScheduler();
  using _time = installSimulatedClock(scheduler);
  const random = createSeededRandom(seed);
  const world = new Simulation(scheduler, random, watch);
  const story: string[] = [];
  const tell = (what: string) => story.push(`${(scheduler.now() / 1_000).toFixed(3)} ${what}`);
  const faults: string[] = [];
  const running: RunContext = { simulation: world, random, log: tell, violations: faults };

  const kind = random();
  if (kind < 0.25) await runServerOutages(running);
  else if (kind < 0.5) await runPathFaults(running);
  else await runAllFaults(running);
  const healing = await recover(running);
  for (const person of world.participants) person.closePage();
  tell('everyone has gone');
  await scheduler.advance(serverExpiryMs);
  faults.push(...findLeaks(world));
  return { seed, events: story, violations: faults, recoveryMs: healing };
}

/** Anything may happen to anybody, at any moment. */
async function runAllFaults({ simulation, random, log }: RunContext): Promise<void> {
  const happenings = randomInteger(random, 3, 30);
  for (let count = 0; count < happenings; count += 1) {
    log(injectRandomFault(allFaults, simulation, random));
    await simulation.scheduler.advance(randomPauseMs(random));
  }
  await simulation.scheduler.advance(settleDurationMs);
}

/** Winds the clock until all is well. @returns whether it was, within so many milliseconds */
const waitForQuiescence = (world: Simulation, limit: number): Promise<boolean> =>
  world.scheduler.until(() => findQuiescenceViolations(world).length === 0, limit, checkIntervalMs);

/** Everyone comes, and sees everyone. @returns whether they did */
async function connectAll({ simulation, random, log, violations }: RunContext): Promise<boolean> {
  const { scheduler, participants } = simulation;
  for (const person of participants) {
    person.join();
    await scheduler.advance(randomInteger(random, 0, 3_000));
  }
  const met = await waitForQuiescence(simulation, recoveryTimeoutMs);
  if (met) log('everyone has met');
  else
    violations.push(
      ...findQuiescenceViolations(simulation).map((flaw) => `not even at first: ${flaw}`),
    );
  return met;
}

/**
 * The ways between people who have met break, one after the other, and have to be found again soon. In some
 * runs nobody sends sound or picture, so that only the browsers can tell.
 */
async function runPathFaults(running: RunContext): Promise<void> {
  const { simulation, random, log, violations } = running;
  if (!(await connectAll(running))) return;
  const { scheduler } = simulation;
  const isQuiet = random() < 0.3;
  if (isQuiet) turnOffAllMedia(running);
  const happenings = randomInteger(random, 1, 6);
  for (let count = 0; count < happenings; count += 1) {
    const trouble = pick(random, pathFaults);
    const { whom, lasts } = trouble.inject(simulation, random);
    log(`${trouble.name}: ${whom}`);
    await scheduler.advance(Math.max(lasts, isQuiet ? disconnectDetectionMs : 0));
    const isBack = await waitForQuiescence(simulation, promptRecoveryTimeoutMs(simulation));
    if (!isBack)
      violations.push(...findQuiescenceViolations(simulation).map((flaw) => `not soon: ${flaw}`));
    log(isBack ? 'all is well' : 'all should be well');
    await scheduler.advance(randomInteger(random, 0, 20_000));
  }
}

/** Everyone turns off microphone and camera, of which all others have heard in the end. */
function turnOffAllMedia({ simulation, log }: RunContext): void {
  for (const { call } of simulation.participants) {
    call?.send({ type: 'microphone.toggle' });
    call?.send({ type: 'camera.toggle' });
  }
  log('nobody sends anything any more');
}

/** People who see each other lose the server, and must not notice. */
async function runServerOutages(running: RunContext): Promise<void> {
  const { simulation, random, log, violations } = running;
  if (!(await connectAll(running))) return;
  const { scheduler } = simulation;
  const watch = watchInterruptions(simulation);
  const happenings = randomInteger(random, 3, 20);
  for (let count = 0; count < happenings; count += 1) {
    log(injectRandomFault(serverOutages, simulation, random));
    await scheduler.until(() => watch.check(), randomPauseMs(random), interruptionCheckIntervalMs);
  }
  await scheduler.until(() => watch.check(), settleDurationMs, interruptionCheckIntervalMs);
  violations.push(...watch.found);
}

/** Everything works again, and what was broken has to mend, and to stay so. */
async function recover({ simulation, log, violations }: RunContext): Promise<number | null> {
  const { scheduler } = simulation;
  restoreEverything(simulation);
  log('peace');
  const began = scheduler.now();
  const healed = await waitForQuiescence(simulation, recoveryTimeoutMs);
  const healing = healed ? scheduler.now() - began : null;
  if (healed) await scheduler.advance(quiescenceDurationMs);
  for (const flaw of findQuiescenceViolations(simulation))
    violations.push(`${healed ? 'not for long' : 'never'}: ${flaw}`);
  return healing;
}
