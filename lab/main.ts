/**
 * Goes through every pair of kinds of homes and through every trouble, and prints how the calls went.
 * Ends with 0 where all of them did, with 1 where one did not, and with 77 where there can be no lab.
 */
import { writeResults } from '../bench/common/results.ts';
import { Lab, type Houses } from './lab.ts';
import { readOptions } from './options.ts';
import { planFor, type Plan } from './plan.ts';
import { writeReport } from './report.ts';
import { obstacle } from './requirements.ts';
import { inRounds, type Rounds } from './rounds.ts';
import { expiry, outlive, type Expiry } from './scenarios/expiry.ts';
import { meetAsExpected } from './scenarios/meeting.ts';
import { floor } from './scenarios/floor.ts';
import { suffer, type Trouble } from './scenarios/troubles.ts';
import {
  describe,
  expiryTable,
  meetingTable,
  troubleTable,
  type MeetingRow,
  type Trial,
  type TroubleRow,
} from './tables.ts';

/** What test programs say when they could not test anything here. */
const IMPOSSIBLE = 77;

async function goThrough(
  lab: Lab,
  plan: Plan,
  rounds: number,
): Promise<[MeetingRow[], TroubleRow[]]> {
  const meetings: MeetingRow[] = [];
  for (const houses of plan.meetings) {
    const meet = () => lab.house(houses, (pair) => meetAsExpected(pair, houses.kinds));
    meetings.push({ houses, ...(await inRounds(rounds, describe(houses), meet)) });
  }
  const troubles: TroubleRow[] = [];
  for (const trouble of plan.troubles) {
    const title = `${trouble.title}: ${describe(trouble)}`;
    const task = () => sufferBesideFloor(lab, trouble);
    troubles.push({ trouble, ...(await inRounds(rounds, title, task)) });
  }
  return [meetings, troubles];
}

/** Goes through a trouble, and measures in the same round what its browser makes of it at best. */
async function sufferBesideFloor(lab: Lab, trouble: Trouble): Promise<Trial> {
  const outcome = await lab.house(trouble, (pair) => suffer(trouble, pair));
  if (trouble.isNewAddress !== true) return outcome;
  const [kind] = trouble.kinds;
  return { ...outcome, floor: await lab.alone(kind, (alone) => floor(trouble, alone)) };
}

/** The same in a lab whose TURN credentials hold for seconds. */
async function goThroughExpiry(rounds: number): Promise<Rounds<Expiry>> {
  using lab = await Lab.open({ turnTtl: expiry.lifetime });
  const houses: Houses = { kinds: ['symmetric', 'symmetric'] };
  return await inRounds(rounds, 'TURN credentials expire', () => lab.house(houses, outlive));
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const plan = planFor(options);
  const reason = obstacle();
  if (reason !== undefined) {
    const skipped = plan.meetings.length + plan.troubles.length + (plan.hasExpiry ? 1 : 0);
    console.error(`The NAT lab cannot be built here. ${reason}`);
    writeReport({ passed: 0, failed: 0, skipped });
    return IMPOSSIBLE;
  }
  let rows: Rounds<unknown>[] = [];
  const show = (name: string, done: readonly Rounds<unknown>[], table: string) => {
    if (done.length === 0) return;
    rows = [...rows, ...done];
    console.log(`\n${table}`);
    if (options.write) writeResults(`lab ${name}`, table);
  };
  if (plan.meetings.length + plan.troubles.length > 0) {
    using lab = await Lab.open();
    const [meetings, troubles] = await goThrough(lab, plan, options.rounds);
    show('meetings', meetings, meetingTable(meetings));
    show('troubles', troubles, troubleTable(troubles));
  }
  if (plan.hasExpiry) {
    const done = await goThroughExpiry(options.rounds);
    show('expiry', [done], expiryTable(done));
  }
  const failed = rows.filter(({ failures }) => failures.length > 0).length;
  writeReport({ passed: rows.length - failed, failed, skipped: 0 });
  return failed === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(130));
}
process.exitCode = await main();
