import type { Pair } from '../lab.ts';
import { meet } from './meeting.ts';
import { checkHonesty } from './honesty-check.ts';
import { standstill, worse, type Standstill } from './standstill.ts';

/** How long TURN credentials hold, in milliseconds, and for how many such lives a call goes on. */
export const expiry = { lifetime: 10_000, lives: 3.5 } as const;
/** How long the call is watched after its router has forgotten it, in milliseconds. */
const WATCH = 8_000;
/** The longest gap in a picture that nothing has befallen, in milliseconds; machines stumble. */
const STUMBLE = 1_500;

/** How a relayed call outlived its credentials. */
export interface Expiry extends Standstill {
  /** The longest time without a new picture while credentials expired, in milliseconds. */
  readonly meanwhile: number;
  /** How the connection goes in the end. */
  readonly way: string;
}

/**
 * A relayed call goes on while its credentials expire one after the other; then its router forgets all
 * mappings, so that the relay has to be asked anew.
 * @throws where the picture stops, or where the TURN server takes credentials that have expired, since
 * nothing would be shown then
 */
export async function outlive(pair: Pair): Promise<Expiry> {
  const [ana, ben] = pair.people;
  const both = (after: number) => Promise.all([ana.seesMovement(after), ben.seesMovement(after)]);
  await meet(pair);
  const met = Date.now();
  await both(met);
  const calm = Date.now();
  await both(calm + expiry.lifetime * expiry.lives);

  if (await ana.relays('first')) throw new Error('The TURN server takes expired credentials.');
  if (!(await ana.relays('latest'))) throw new Error('The latest credentials are not taken.');

  const begun = Date.now();
  pair.homes[0].router.forget();
  const usable = Date.now();
  await both(usable + WATCH);

  const [mine, theirs] = [await ana.frames(), await ben.frames()];
  const before = { begun: calm, usable: calm };
  const until = (frames: readonly number[]) => frames.filter((frame) => frame < begun);
  const { gap: meanwhile } = worse(
    standstill(until(mine), before),
    standstill(until(theirs), before),
  );
  if (meanwhile > STUMBLE) throw new Error(`The picture stopped for ${Math.round(meanwhile)} ms.`);
  await checkHonesty(pair.people, calm);
  const after = { begun, usable };
  const worst = worse(standstill(mine, after), standstill(theirs, after));
  return { ...worst, meanwhile, way: await ana.way() };
}
