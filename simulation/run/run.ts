import { installSimulatedClock } from '../clock/clock.ts';
import { SimulatedScheduler } from '../clock/scheduler.ts';
import { createSeededRandom } from '../random/random.ts';
import { createSimulatedPrivateRoom } from '../participant/simulated-room-keys.ts';
import { findLeaks } from './leaks.ts';
import { scheduleModerations } from './moderations.ts';
import { restoreEverything } from './quiescence.ts';
import { runHostileServer } from './hostile-server.ts';
import { runFloods } from './flood-scenario.ts';
import { scheduleComparisons } from './comparisons.ts';
import { scheduleLinkChanges } from './link-changes.ts';
import type { RunContext } from './run-context.ts';
import {
  recoveryTimeoutMs,
  runAllFaults,
  runBusyOutages,
  runDeviceFaults,
  runCrowdedRoom,
  runPathFaults,
  runServerOutages,
} from './scenarios.ts';
import { advanceUntilSettled } from './settle.ts';
import { Simulation, type CreateObserver } from './simulation.ts';
import { addQuiescenceViolations, waitForQuiescence } from './wait-for-quiescence.ts';

/** How long the recovered state must last unless nothing is under way any more, in milliseconds. */
const quiescenceMs = 40_000;
/** After this time the server must have removed all members who left, in milliseconds. */
const serverExpiryMs = 180_000;

/** The result of a run. */
export interface RunReport {
  readonly seed: number;
  /** The events of the run, each with its time in seconds. */
  readonly events: readonly string[];
  /** The expectations that did not hold; empty if the run passed. */
  readonly violations: readonly string[];
  /** How long recovery took once all faults had ended, in milliseconds; null if it never completed. */
  readonly recoveryMs: number | null;
}

/**
 * Runs calls between simulated participants, with random faults that depend on the seed only, and checks that
 * everything recovers.
 *
 * @param createObserver creates another observer of the machines of each page that opens
 */
export async function run(
  seed: number,
  createObserver: CreateObserver | null = null,
): Promise<RunReport> {
  const scheduler = new SimulatedScheduler();
  using _clock = installSimulatedClock(scheduler);
  const random = createSeededRandom(seed);
  // Other generators decide what is rare, so that the other seeds do not depend on it.
  const draw = (mask: number) => createSeededRandom(seed ^ mask)();
  const isCrowded = draw(0x55aa_55aa) < 0.01;
  const hasFullMailboxes = draw(0x6666_6666) < 0.05;
  const isFlooded = draw(0x0f0f_0f0f) < 0.03;
  // Whoever floods has no link.
  const isPrivate = !isFlooded && draw(0x4444_4444) < 0.3;
  const isHostile = draw(0x7777_7777) < 0.05;
  const isModerated = draw(0x0d0d_0d0d) < (isHostile ? 0.7 : 0.2);
  const allowsDelay = isCrowded || isHostile;
  const privateRoom = isPrivate ? await createSimulatedPrivateRoom(random) : null;
  const options = { createObserver, isCrowded, privateRoom, hasFullMailboxes, allowsDelay };
  const simulation = new Simulation(scheduler, random, options);
  const events: string[] = [];
  const log = (message: string) =>
    events.push(`${(scheduler.now() / 1_000).toFixed(3)} ${message}`);
  const violations: string[] = [];
  const waitsInFull = draw(0x2222_2222) < 0.1;
  let isRecovering = false;
  const scheduleUserAction: RunContext['scheduleUserAction'] = (delayMs, action) =>
    scheduler.schedule(delayMs, () => {
      if (!isRecovering) action();
    });
  const context = { simulation, random, log, violations, waitsInFull, scheduleUserAction };

  if (isPrivate && draw(0x1111_1111) < 0.5)
    scheduleLinkChanges(context, createSeededRandom(seed ^ 0x1111_1111));
  const moderate = () => {
    if (!isModerated) return;
    for (const participant of simulation.participants) participant.join();
    scheduleModerations(context, createSeededRandom(seed ^ 0x0d0d_0d0d));
  };
  if (draw(0x7c0f_fee0) < 0.2) scheduleComparisons(context, createSeededRandom(seed ^ 0x7c0f_fee0));
  const scenario = random();
  if (isCrowded) await runCrowdedRoom(context);
  else if (draw(-1) < 0.1) await runBusyOutages(context);
  else if (isFlooded) await runFloods(context);
  else if (isHostile) {
    moderate();
    await runHostileServer(context, createSeededRandom(seed ^ 0x7777_7777));
  } else if (draw(0x3333_3333) < 0.1) await runDeviceFaults(context);
  else if (scenario < 0.25) await runServerOutages(context);
  else if (scenario < 0.5) await runPathFaults(context);
  else {
    moderate();
    await runAllFaults(context);
  }
  isRecovering = true;
  const recoveryMs = await recover(context);
  for (const participant of simulation.participants) participant.closePage();
  log('all pages are closed');
  await scheduler.advance(serverExpiryMs);
  violations.push(
    ...simulation.monitor.violations,
    ...simulation.moderationMonitor.violations,
    ...simulation.lockMonitor.violations,
    ...simulation.trust.violations,
    ...simulation.serverErrors.map((error) => `the server failed: ${String(error)}`),
    ...findLeaks(simulation),
  );
  return { seed, events, violations, recoveryMs };
}

/** Ends all faults and checks that every participant recovers and stays connected. */
async function recover(context: RunContext): Promise<number | null> {
  const { simulation, log } = context;
  const { scheduler } = simulation;
  restoreEverything(simulation);
  log('all faults end');
  const startMs = scheduler.now();
  if (!(await waitForQuiescence(context, recoveryTimeoutMs, 'never recovered'))) return null;
  const recoveryMs = scheduler.now() - startMs;
  await advanceUntilSettled(context, quiescenceMs);
  addQuiescenceViolations(context, 'recovered only temporarily');
  return recoveryMs;
}
