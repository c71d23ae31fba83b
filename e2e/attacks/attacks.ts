import type { Attack } from './attack.ts';
import { candidateFlood } from './candidate-flood.ts';
import { generationFlood } from './generation-flood.ts';
import { incompleteRequests } from './incomplete-requests.ts';
import { joinStorm } from './join-storm.ts';
import { memoryExhaustion } from './memory-exhaustion.ts';
import { reconnectingRequests } from './reconnecting-requests.ts';
import { resyncStorm } from './resync-storm.ts';
import { roomExhaustion } from './room-exhaustion.ts';
import { slowReaders } from './slow-readers.ts';
import { turnCredentials } from './turn-credentials.ts';

/** All attacks, by the name that the command line takes. */
export const attacks = {
  'join-storm': joinStorm,
  'candidate-flood': candidateFlood,
  'generation-flood': generationFlood,
  'resync-storm': resyncStorm,
  'room-exhaustion': roomExhaustion,
  'memory-exhaustion': memoryExhaustion,
  'reconnecting-requests': reconnectingRequests,
  'slow-readers': slowReaders,
  'incomplete-requests': incompleteRequests,
  'turn-credentials': turnCredentials,
} as const satisfies Record<string, Attack>;

export type AttackName = keyof typeof attacks;

export const isAttackName = (name: string): name is AttackName => Object.hasOwn(attacks, name);
