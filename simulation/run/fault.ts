import type { Random } from '../rtc/rtc.ts';
import type { Simulation } from './simulation.ts';

/** Something that happens: to the server, to the network, or by what people do. */
export interface Fault {
  readonly name: string;
  /** How often it comes, against the others. */
  readonly weight: number;
  /** Does it, and says to whom; null where it makes no sense now. */
  readonly inject: (world: Simulation, random: Random) => string | null;
}

/** Lets one of several things happen. Gives what, in words. */
export function injectRandomFault(
  happenings: readonly Fault[],
  world: Simulation,
  random: Random,
): string {
  const total = happenings.reduce((sum, { weight }) => sum + weight, 0);
  for (;;) {
    let place = random() * total;
    const happening = happenings.find(({ weight }) => (place -= weight) < 0);
    const whom = happening?.inject(world, random) ?? null;
    if (happening !== undefined && whom !== null) return `${happening.name}: ${whom}`;
  }
}
