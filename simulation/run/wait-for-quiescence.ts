import { findQuiescenceViolations, isQuiescent } from './quiescence.ts';
import type { RunContext } from './run-context.ts';

/** How often expectations are checked, in milliseconds. Checking all participants is expensive. */
const checkIntervalMs = 20;

/**
 * Advances the clock until all participants are connected as expected. Adds violations if they are not in time.
 *
 * @param prefix describes the phase of the run in violations
 * @returns whether they were connected in time
 */
export async function waitForQuiescence(
  { simulation, violations }: RunContext,
  timeoutMs: number,
  prefix: string,
): Promise<boolean> {
  const isInTime = await simulation.scheduler.until(
    () => isQuiescent(simulation),
    timeoutMs,
    checkIntervalMs,
  );
  if (!isInTime) addQuiescenceViolations({ simulation, violations }, prefix);
  return isInTime;
}

/** Adds the violations that exist now. */
export function addQuiescenceViolations(
  { simulation, violations }: Pick<RunContext, 'simulation' | 'violations'>,
  prefix: string,
): void {
  for (const violation of findQuiescenceViolations(simulation)) {
    violations.push(`${prefix}: ${violation}`);
  }
}
