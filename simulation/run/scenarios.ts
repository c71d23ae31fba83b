import { pick, randomInteger, type Random, type Range } from '../random/random.ts';
import { busyAction, busyOutages } from './busy-outages.ts';
import { injectRandomFault, type Fault } from './fault.ts';
import { allFaults } from './faults.ts';
import { watchInterruptions } from './interruptions.ts';
import { pathFaults } from './path-faults.ts';
import type { RunContext } from './run-context.ts';
import { serverOutages } from './server-outages.ts';
import { advanceUntilSettled } from './settle.ts';
import type { Simulation } from './simulation.ts';
import { clockJump, pageFreeze } from './user-actions.ts';
import { waitForQuiescence } from './wait-for-quiescence.ts';

/** The longest time that recovery may take once everything works, in milliseconds. */
export const recoveryTimeoutMs = 120_000;

/** Pauses between two faults, in milliseconds: immediately, during a negotiation, and later. */
const pauseRangesMs: readonly Range[] = [
  [0, 100],
  [100, 2_000],
  [2_000, 40_000],
];

function pickPauseMs(random: Random): number {
  const [min, max] = pick(random, pauseRangesMs);
  return randomInteger(random, min, max);
}

/** Until everything is restored after the last fault, in milliseconds. */
const lastFaultMs = 10_000;
/** The longest time until a page has noticed every broken connection to the server and its effects, in milliseconds. */
const lastOutageMs = 60_000;
/** How often interruptions are checked, in milliseconds. Shorter freezes are no interruptions. */
export const interruptionCheckIntervalMs = 50;
/** Until a browser reports a disconnection and its grace period has passed, in milliseconds. */
const disconnectDetectionMs = 8_500;
/** Until a page notices that its connection to the server broke, and has another one, in milliseconds. */
const breakDetectionMs = 12_000;
/** The longest pause between two actions of busy users, in milliseconds. */
const maxActionPauseMs = 1_000;
/**
 * How soon a media path must be found, in milliseconds: the time limits of the machines, and as many trips
 * through the server, one after the other, as broken connections to it and two ICE restarts can take.
 */
const pathRecoveryTimeoutMs = ({ maxLatencyMs }: Simulation): number => 6_000 + 15 * maxLatencyMs;

/** Injects any faults at any time. */
export async function runAllFaults(
  { simulation, random, log }: RunContext,
  faults: readonly Fault[] = allFaults,
): Promise<void> {
  const faultCount = randomInteger(random, 3, 30);
  for (let count = 0; count < faultCount; count += 1) {
    log(injectRandomFault(faults, simulation, random));
    await simulation.scheduler.advance(pickPauseMs(random));
  }
  await simulation.scheduler.advance(simulation.remainingFaultMs + lastFaultMs);
}

/** Injects any faults while the clocks of devices jump, and pages freeze and resume. */
export const runDeviceFaults = (context: RunContext): Promise<void> =>
  runAllFaults(context, [...allFaults, clockJump, pageFreeze]);

/** Injects any faults while more participants want to be in the room than it admits. */
export async function runCrowdedRoom(context: RunContext): Promise<void> {
  for (const participant of context.simulation.participants) participant.join();
  await runAllFaults(context);
}

/** Makes all participants join. @returns whether all of them are connected */
export async function connectAll(context: RunContext): Promise<boolean> {
  const { simulation, random, log } = context;
  for (const participant of simulation.participants) {
    participant.join();
    await simulation.scheduler.advance(randomInteger(random, 0, 3_000));
  }
  const connect = () => waitForQuiescence(context, recoveryTimeoutMs, 'not connected at first');
  let areConnected = await connect();
  // Those who came with an old link ask for the new one, which is changed again at most twice.
  for (let attempt = 0; attempt < 3 && areConnected; attempt += 1) {
    const refused = simulation.participants.filter(({ isJoined }) => !isJoined);
    if (refused.length === 0) break;
    for (const participant of refused) participant.join();
    areConnected = await connect();
  }
  if (areConnected) log('all participants are connected');
  return areConnected;
}

/**
 * Breaks the media paths of connected participants one after the other. Each must be found again soon. In some
 * runs all media is turned off, so that only the browsers can notice a failure.
 */
export async function runPathFaults(context: RunContext): Promise<void> {
  const { simulation, random, log } = context;
  if (!(await connectAll(context))) return;
  const { scheduler } = simulation;
  const isMediaOff = random() < 0.3;
  if (isMediaOff) turnOffAllMedia(context);
  const faultCount = randomInteger(random, 1, 6);
  for (let count = 0; count < faultCount; count += 1) {
    const fault = pick(random, pathFaults);
    const { details, durationMs } = fault.inject(simulation, random);
    log(`${fault.name}: ${details}`);
    await scheduler.advance(Math.max(durationMs, isMediaOff ? disconnectDetectionMs : 0));
    const hasRecovered = await waitForQuiescence(
      context,
      pathRecoveryTimeoutMs(simulation),
      'not recovered in time',
    );
    log(hasRecovered ? 'recovered' : 'not recovered in time');
    await scheduler.advance(randomInteger(random, 0, 20_000));
  }
}

/** Turns off every microphone and camera. */
function turnOffAllMedia({ simulation, log }: RunContext): void {
  for (const participant of simulation.participants) {
    participant.send({ type: 'microphone.toggle' });
    participant.send({ type: 'camera.toggle' });
  }
  log('all media is off');
}

/** Breaks connections to the server, which must not interrupt the media of connected participants. */
export async function runServerOutages(context: RunContext): Promise<void> {
  const { simulation, random, log, violations } = context;
  if (!(await connectAll(context))) return;
  const { scheduler } = simulation;
  const watch = watchInterruptions(simulation);
  const faultCount = randomInteger(random, 3, 20);
  for (let count = 0; count < faultCount; count += 1) {
    log(injectRandomFault(serverOutages, simulation, random));
    await scheduler.until(() => watch.check(), pickPauseMs(random), interruptionCheckIntervalMs);
  }
  const { remainingFaultMs } = simulation;
  await scheduler.until(() => watch.check(), remainingFaultMs, interruptionCheckIntervalMs);
  await advanceUntilSettled(context, lastOutageMs, () => void watch.check());
  violations.push(...watch.found);
}

/**
 * Breaks connections to the server while users act, so that requests fail and mailboxes drop events. This must
 * not interrupt the media of connected participants, and every negotiation must end.
 */
export async function runBusyOutages(context: RunContext): Promise<void> {
  const { simulation, random, log, violations } = context;
  if (!(await connectAll(context))) return;
  const { scheduler } = simulation;
  const watch = watchInterruptions(simulation);
  const advance = (durationMs: number) =>
    scheduler.until(() => watch.check(), durationMs, interruptionCheckIntervalMs);
  const outageCount = randomInteger(random, 1, 4);
  for (let outage = 0; outage < outageCount; outage += 1) {
    log(injectRandomFault(busyOutages, simulation, random));
    const actionCount = randomInteger(random, 1, 40);
    for (let action = 0; action < actionCount; action += 1) {
      await advance(randomInteger(random, 0, maxActionPauseMs));
      log(injectRandomFault([busyAction], simulation, random));
    }
    await advance(breakDetectionMs);
    await waitForQuiescence(context, recoveryTimeoutMs, 'not recovered from an outage');
  }
  violations.push(...watch.found);
}
