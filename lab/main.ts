/**
 * Runs calls between all pairs of home networks and through all disruptions, and prints the results. Exits with 0 if
 * all calls passed, with 1 if a call failed, and with 77 if the lab cannot run here.
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

/** The conventional exit code of a skipped test program. */
const skippedExitCode = 77;

async function runMeetings(lab: Lab, plan: Plan, rounds: number): Promise<MeetingRow[]> {
  const rows: MeetingRow[] = [];
  for (const networks of plan.meetings) {
    const task = () => lab.withPair(networks, (pair) => meetAsExpected(pair, networks.kinds));
    rows.push({ networks, ...(await runRounds(rounds, describeNetworks(networks), task)) });
  }
  return rows;
}

async function runDisruptions(lab: Lab, plan: Plan, rounds: number): Promise<DisruptionRow[]> {
  const rows: DisruptionRow[] = [];
  for (const disruption of plan.disruptions) {
    const title = `${disruption.title}: ${describeNetworks(disruption)}`;
    const task = () => runWithDetectionTime(lab, disruption);
    rows.push({ disruption, ...(await runRounds(rounds, title, task)) });
  }
  return rows;
}

/** Runs a disruption. If it changes the address, also measures how soon the browser detects the new one. */
async function runWithDetectionTime(lab: Lab, disruption: Disruption): Promise<DisruptionTrial> {
  const outcome = await lab.withPair(disruption, (pair) => runDisruption(disruption, pair));
  if (disruption.isNewAddress !== true) return outcome;
  const [kind] = disruption.kinds;
  const detectionMs = await lab.withSinglePage(kind, (singlePage) =>
    measureAddressDetection(disruption, singlePage),
  );
  return { ...outcome, detectionMs };
}

/** Runs a call that outlasts its TURN credentials, in a lab where they expire after seconds. */
async function runExpiry(rounds: number): Promise<Rounds<ExpiryResult>> {
  using lab = await Lab.open({ turnTtlMs: expiry.lifetimeMs });
  const networks: NetworkPair = { kinds: ['symmetric', 'symmetric'] };
  return await runRounds(rounds, 'TURN credentials expire', () =>
    lab.withPair(networks, runExpiryCall),
  );
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const plan = createPlan(options);
  const missingRequirement = findMissingRequirement();
  if (missingRequirement !== undefined) {
    const skipped = plan.meetings.length + plan.disruptions.length + (plan.hasExpiry ? 1 : 0);
    console.error(`The NAT lab cannot run here. ${missingRequirement}`);
    writeTestReport({ passed: 0, failed: 0, skipped });
    return skippedExitCode;
  }
  let rows: Rounds<unknown>[] = [];
  const show = (name: string, newRows: readonly Rounds<unknown>[], table: string) => {
    if (newRows.length === 0) return;
    rows = [...rows, ...newRows];
    console.log(`\n${table}`);
    if (options.write) writeResults(`lab ${name}`, table);
  };
  if (plan.meetings.length + plan.disruptions.length > 0) {
    using lab = await Lab.open();
    const meetings = await runMeetings(lab, plan, options.rounds);
    show('meetings', meetings, meetingTable(meetings));
    const disruptions = await runDisruptions(lab, plan, options.rounds);
    show('disruptions', disruptions, disruptionTable(disruptions));
  }
  if (plan.hasExpiry) {
    const result = await runExpiry(options.rounds);
    show('expiry', [result], expiryTable(result));
  }
  const failed = rows.filter(({ failures }) => failures.length > 0).length;
  writeTestReport({ passed: rows.length - failed, failed, skipped: 0 });
  return failed === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(130));
}
process.exitCode = await main();
