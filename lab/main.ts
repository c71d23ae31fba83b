/**
 * Goes through every pair of kinds of homes and through every trouble, and prints how the calls went.
 * Ends with 0 where all of them did, with 1 where one did not, and with 77 where there can be no lab.
 */
import { Lab } from './lab.ts';
import { kinds, type Kind } from './network/router.ts';
import { readOptions } from './options.ts';
import { obstacle } from './requirements.ts';
import { inRounds } from './rounds.ts';
import { canBeDirect, meet, type Meeting } from './scenarios/meeting.ts';
import { suffer, troubles } from './scenarios/troubles.ts';
import { meetingTable, troubleTable, type MeetingRow, type TroubleRow } from './tables.ts';

/** What test programs say when they could not test anything here. */
const IMPOSSIBLE = 77;

const isKind = (name: string): name is Kind => Object.hasOwn(kinds, name);

/** Every pair of kinds, in one order only. */
function pairs(): [Kind, Kind][] {
  const names = Object.keys(kinds).filter(isKind);
  return names.flatMap((first, index) =>
    names.slice(index).map((second): [Kind, Kind] => [first, second]),
  );
}

/** Meets, and holds the way against what such homes allow. */
async function meetAsExpected(lab: Lab, both: readonly [Kind, Kind]): Promise<Meeting> {
  const meeting = await lab.house(both, meet);
  const isRelayed = meeting.ways.some((way) => way.includes('relay'));
  if (isRelayed === canBeDirect(both)) {
    throw new Error(`${isRelayed ? 'A relay' : 'No relay'} was used: ${meeting.ways.join(', ')}`);
  }
  return meeting;
}

async function main(): Promise<number> {
  const { rounds, only } = readOptions();
  const reason = obstacle();
  if (reason !== undefined) {
    console.error(`The NAT lab cannot be built here. ${reason}`);
    return IMPOSSIBLE;
  }
  using lab = await Lab.open();
  const meetings: MeetingRow[] = [];
  for (const both of only === 'troubles' ? [] : pairs()) {
    const title = both.map((kind) => kinds[kind]).join(' and ');
    const done = await inRounds(rounds, title, () => meetAsExpected(lab, both));
    meetings.push({ kinds: both, ...done });
  }
  const suffered: TroubleRow[] = [];
  for (const trouble of only === 'meetings' ? [] : troubles) {
    const task = () => lab.house(trouble.kinds, (pair) => suffer(trouble, pair));
    suffered.push({ trouble, ...(await inRounds(rounds, trouble.title, task)) });
  }
  if (meetings.length > 0) console.log(`\n${meetingTable(meetings)}`);
  if (suffered.length > 0) console.log(`\n${troubleTable(suffered)}`);
  return [...meetings, ...suffered].every(({ failures }) => failures.length === 0) ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(130));
}
process.exitCode = await main();
