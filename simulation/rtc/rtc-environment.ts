import type { Scheduler } from '../clock/scheduler.ts';
import type { Random } from '../random/random.ts';
import type { BrowserVariant } from './browser-variant.ts';
import type { MediaNetwork } from './media-network.ts';
import type { Timing } from './timing.ts';

/** The surroundings of a simulated connection. */
export interface RtcEnvironment {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly network: MediaNetwork;
  readonly timing: Timing;
  readonly variant: BrowserVariant;
}
