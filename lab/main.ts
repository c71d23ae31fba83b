/**
 * Goes through every pair of kinds of homes and through every trouble, and prints how the calls went.
 * Ends with 0 where all of them did, with 1 where one did not, and with 77 where there can be no lab.
 */
import { writeResults } from '../bench/common/write-results.ts';
import { Lab, type NetworkPair } from './lab.ts';
import { readOptions } from './options.ts';
import { createPlan, type Plan } from './plan.ts';
import { writeTestReport } from './test-report.ts';
import { findMissingRequirement } from './requirements.ts';
import { runRounds, type Rounds } from './rounds.ts';
import { expiry, runExpiryCall, type ExpiryResult } from './scenarios/credential-expiry.ts';
import { meetAsExpected } from './scenarios/meeting.ts';
import { measureAddressDetection } from './scenarios/address-detection.ts';
import { runDisruption, type Disruption } from './scenarios/disruptions.ts';
import {
  describeNetworks,
  expiryTable,
  meetingTable,
  disruptionTable,
  type MeetingRow,
  type DisruptionTrial,
  type DisruptionRow,
} from './tables.ts';

/** What test programs say when they could not test anything here. */
const skippedExitCode = 77;

async function runPlan(
  lab: Lab,
  plan: Plan,
  rounds: number,
): Promise<[MeetingRow[], DisruptionRow[]]> {
  const meetings: MeetingRow[] = [];
  for (const houses of plan.meetings) {
    const meet = () => lab.withPair(houses, (pair) => meetAsExpected(pair, houses.kinds));
    meetings.push({
      networks: houses,
      ...(await runRounds(rounds, describeNetworks(houses), meet)),
    });
  }
  const troubles: DisruptionRow[] = [];
  for (const trouble of plan.disruptions) {
    const title = `${trouble.title}: ${describeNetworks(trouble)}`;
    const task = () => runWithDetectionTime(lab, trouble);
    troubles.push({ disruption: trouble, ...(await runRounds(rounds, title, task)) });
  }
  return [meetings, troubles];
}

/** Goes through a trouble, and measures in the same round what its browser makes of it at best. */
async function runWithDetectionTime(lab: Lab, trouble: Disruption): Promise<DisruptionTrial> {
  const outcome = await lab.withPair(trouble, (pair) => runDisruption(trouble, pair));
  if (trouble.isNewAddress !== true) return outcome;
  const [kind] = trouble.kinds;
  return {
    ...outcome,
    detectionMs: await lab.withSinglePage(kind, (alone) => measureAddressDetection(trouble, alone)),
  };
}

/** The same in a lab whose TURN credentials hold for seconds. */
async function runExpiry(rounds: number): Promise<Rounds<ExpiryResult>> {
  using lab = await Lab.open({ turnTtlMs: expiry.lifetimeMs });
  const houses: NetworkPair = { kinds: ['symmetric', 'symmetric'] };
  return await runRounds(rounds, 'TURN credentials expire', () =>
    lab.withPair(houses, runExpiryCall),
  );
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const plan = createPlan(options);
  const reason = findMissingRequirement();
  if (reason !== undefined) {
    const skipped = plan.meetings.length + plan.disruptions.length + (plan.hasExpiry ? 1 : 0);
    console.error(`The NAT lab cannot be built here. ${reason}`);
    writeTestReport({ passed: 0, failed: 0, skipped });
    return skippedExitCode;
  }
  let rows: Rounds<unknown>[] = [];
  const show = (name: string, done: readonly Rounds<unknown>[], table: string) => {
    if (done.length === 0) return;
    rows = [...rows, ...done];
    console.log(`\n${table}`);
    if (options.write) writeResults(`lab ${name}`, table);
  };
  if (plan.meetings.length + plan.disruptions.length > 0) {
    using lab = await Lab.open();
    const [meetings, troubles] = await runPlan(lab, plan, options.rounds);
    show('meetings', meetings, meetingTable(meetings));
    show('disruptions', troubles, disruptionTable(troubles));
  }
  if (plan.hasExpiry) {
    const done = await runExpiry(options.rounds);
    show('expiry', [done], expiryTable(done));
  }
  const failed = rows.filter(({ failures }) => failures.length > 0).length;
  writeTestReport({ passed: rows.length - failed, failed, skipped: 0 });
  return failed === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(130));
}
process.exitCode = await main();
