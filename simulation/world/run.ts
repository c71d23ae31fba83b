import { ruleTime } from '../clock/clock.ts';
import { SimulatedScheduler, type Random } from '../rtc/rtc.ts';
import { letHappen } from './happening.ts';
import { everything } from './happenings.ts';
import { leftovers } from './leftovers.ts';
import { outages } from './outages.ts';
import { pathTroubles } from './paths.ts';
import { flaws, makePeace } from './peace.ts';
import { integer, pick, seeded } from './random.ts';
import { interruptions } from './interruptions.ts';
import { World } from './world.ts';
import type { InspectionEvent, Observer } from 'xstate';

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

/** How often is looked whether all is well, in milliseconds: to look at everybody takes time. */
const glance = 20;
/** The same where all is well: what is shorter is no interruption. */
const watching = 50;
/** The longest that mending may take once everything works, in milliseconds. */
const patience = 120_000;
/** Until a browser has said that a connection is disconnected, and that has been given its moment. */
const noticing = 8_500;
/**
 * How soon a way that there is has to be found, in milliseconds: what the machines may take, and so many
 * trips over the server, one after the other, as dead connections to it and two restarts at once can cost.
 */
const soon = ({ slowest }: World): number => 6_000 + 15 * slowest;
/** How long peace must hold, in milliseconds. */
const calm = 40_000;
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

/**
 * Lets some people call each other through what can happen, by `seed`, and looks what comes of it.
 *
 * @param watch makes who watches the machines of a page, for the person who opens it
 */
export async function run(
  seed: number,
  watch: ((name: string) => Observer<InspectionEvent>) | null = null,
): Promise<Report> {
  const scheduler = new SimulatedScheduler();
  using _time = ruleTime(scheduler);
  const random = seeded(seed);
  const world = new World(scheduler, random, watch);
  const story: string[] = [];
  const tell = (what: string) => story.push(`${(scheduler.now() / 1_000).toFixed(3)} ${what}`);
  const faults: string[] = [];
  const running: Running = { world, random, tell, faults };

  const kind = random();
  if (kind < 0.25) await throughOutages(running);
  else if (kind < 0.5) await throughPaths(running);
  else await throughEverything(running);
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

/** Winds the clock until all is well. @returns whether it was, within so many milliseconds */
const untilWell = (world: World, limit: number): Promise<boolean> =>
  world.scheduler.until(() => flaws(world).length === 0, limit, glance);

/** Everyone comes, and sees everyone. @returns whether they did */
async function meet({ world, random, tell, faults }: Running): Promise<boolean> {
  const { scheduler, people } = world;
  for (const person of people) {
    person.join();
    await scheduler.advance(integer(random, 0, 3_000));
  }
  const met = await untilWell(world, patience);
  if (met) tell('everyone has met');
  else faults.push(...flaws(world).map((flaw) => `not even at first: ${flaw}`));
  return met;
}

/**
 * The ways between people who have met break, one after the other, and have to be found again soon. In some
 * runs nobody sends sound or picture, so that only the browsers can tell.
 */
async function throughPaths(running: Running): Promise<void> {
  const { world, random, tell, faults } = running;
  if (!(await meet(running))) return;
  const { scheduler } = world;
  const isQuiet = random() < 0.3;
  if (isQuiet) everyoneTurnsOff(running);
  const happenings = integer(random, 1, 6);
  for (let count = 0; count < happenings; count += 1) {
    const trouble = pick(random, pathTroubles);
    const { whom, lasts } = trouble.happen(world, random);
    tell(`${trouble.name}: ${whom}`);
    await scheduler.advance(Math.max(lasts, isQuiet ? noticing : 0));
    const isBack = await untilWell(world, soon(world));
    if (!isBack) faults.push(...flaws(world).map((flaw) => `not soon: ${flaw}`));
    tell(isBack ? 'all is well' : 'all should be well');
    await scheduler.advance(integer(random, 0, 20_000));
  }
}

/** Everyone turns off microphone and camera, of which all others have heard in the end. */
function everyoneTurnsOff({ world, tell }: Running): void {
  for (const { call } of world.people) {
    call?.send({ type: 'microphone.toggle' });
    call?.send({ type: 'camera.toggle' });
  }
  tell('nobody sends anything any more');
}

/** People who see each other lose the server, and must not notice. */
async function throughOutages(running: Running): Promise<void> {
  const { world, random, tell, faults } = running;
  if (!(await meet(running))) return;
  const { scheduler } = world;
  const watch = interruptions(world);
  const happenings = integer(random, 3, 20);
  for (let count = 0; count < happenings; count += 1) {
    tell(letHappen(outages, world, random));
    await scheduler.until(() => watch.look(), pause(random), watching);
  }
  await scheduler.until(() => watch.look(), afterwards, watching);
  faults.push(...watch.found);
}

/** Everything works again, and what was broken has to mend, and to stay so. */
async function heal({ world, tell, faults }: Running): Promise<number | null> {
  const { scheduler } = world;
  makePeace(world);
  tell('peace');
  const began = scheduler.now();
  const healed = await untilWell(world, patience);
  const healing = healed ? scheduler.now() - began : null;
  if (healed) await scheduler.advance(calm);
  for (const flaw of flaws(world)) faults.push(`${healed ? 'not for long' : 'never'}: ${flaw}`);
  return healing;
}
