import { candidates } from './candidates.ts';
import { channel } from './channel.ts';
import { closing } from './closing.ts';
import type { Behaviour } from './environment.ts';
import { ice } from './ice.ts';
import { negotiationNeeded } from './negotiation-needed.ts';
import { negotiation } from './negotiation.ts';
import { path } from './path.ts';
import { transceivers } from './transceivers.ts';

/** All that the fake and a real browser have to have in common. */
export const behaviours: readonly Behaviour[] = [
  ...negotiation,
  ...negotiationNeeded,
  ...transceivers,
  ...candidates,
  ...ice,
  ...path,
  ...channel,
  ...closing,
];
