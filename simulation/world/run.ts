import { ruleTime } from '../clock/clock.ts';
import { SimulatedScheduler, type Random } from '../rtc/rtc.ts';
import { letHappen } from './happening.ts';
import { everything } from './happenings.ts';
import { leftovers } from './leftovers.ts';
import { outages } from './outages.ts';
import { flaws, makePeace } from './peace.ts';
import { integer, pick, seeded } from './random.ts';
import { interruptions } from './interruptions.ts';
import { World } from './world.ts';

/** Pauses between two happenings, in milliseconds: at once, in the middle of a negotiation, and later. */
const pauses = [
  [0, 100],
  [100, 2_000],
  [2_000, 40_000],
] as const;

function pause(random: Random): number {
  const [least, most] = pick(random, pauses);
  return integer(random, least, most);
}

/** The longest that mending may take once everything works, in milliseconds. */
const patience = 120_000;
/** How long peace must hold, in milliseconds. */
const calm = 60_000;
/** Until everything has ended that was to end by itself, in milliseconds. */
const afterwards = 100_000;
/** After this, a server must have forgotten everybody who is gone, in milliseconds. */
const forgetting = 180_000;

/** What became of one run. */
export interface Report {
  readonly seed: number;
  /** What happened, each with its time. */
  readonly story: readonly string[];
  /** What was not as it must be; empty where all was well. */
  readonly faults: readonly string[];
  /** Milliseconds until all was well, from the moment in which everything worked; null where it never was. */
  readonly healing: number | null;
}

/** One run while it goes on. */
interface Running {
  readonly world: World;
  readonly random: Random;
  readonly tell: (what: string) => void;
  readonly faults: string[];
}

/** Lets some people call each other through what can happen, by `seed`, and looks what comes of it. */
export async function run(seed: number): Promise<Report> {
  const scheduler = new SimulatedScheduler();
  using _time = ruleTime(scheduler);
  const random = seeded(seed);
  const world = new World(scheduler, random);
  const story: string[] = [];
  const tell = (what: string) => story.push(`${(scheduler.now() / 1_000).toFixed(3)} ${what}`);
  const faults: string[] = [];
  const running: Running = { world, random, tell, faults };

  await (random() < 0.3 ? throughOutages(running) : throughEverything(running));
  const healing = await heal(running);
  for (const person of world.people) person.closePage();
  tell('everyone has gone');
  await scheduler.advance(forgetting);
  faults.push(...leftovers(world));
  return { seed, story, faults, healing };
}

/** Anything may happen to anybody, at any moment. */
async function throughEverything({ world, random, tell }: Running): Promise<void> {
  const happenings = integer(random, 3, 30);
  for (let count = 0; count < happenings; count += 1) {
    tell(letHappen(everything, world, random));
    await world.scheduler.advance(pause(random));
  }
  await world.scheduler.advance(afterwards);
}

/** People who see each other lose the server, and must not notice. */
async function throughOutages({ world, random, tell, faults }: Running): Promise<void> {
  const { scheduler, people } = world;
  for (const person of people) {
    person.join();
    await scheduler.advance(integer(random, 0, 3_000));
  }
  const met = await scheduler.until(() => flaws(world).length === 0, patience);
  if (!met) {
    faults.push(...flaws(world).map((flaw) => `not even at first: ${flaw}`));
    return;
  }
  tell('everyone has met');
  const watch = interruptions(world);
  const happenings = integer(random, 3, 20);
  for (let count = 0; count < happenings; count += 1) {
    tell(letHappen(outages, world, random));
    await scheduler.until(() => watch.look(), pause(random));
  }
  await scheduler.until(() => watch.look(), afterwards);
  faults.push(...watch.found);
}

/** Everything works again, and what was broken has to mend, and to stay so. */
async function heal({ world, tell, faults }: Running): Promise<number | null> {
  const { scheduler } = world;
  makePeace(world);
  tell('peace');
  const began = scheduler.now();
  const healed = await scheduler.until(() => flaws(world).length === 0, patience);
  const healing = healed ? scheduler.now() - began : null;
  if (healed) await scheduler.advance(calm);
  for (const flaw of flaws(world)) faults.push(`${healed ? 'not for long' : 'never'}: ${flaw}`);
  return healing;
}
