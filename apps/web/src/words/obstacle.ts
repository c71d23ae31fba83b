import type { Reason } from '@visavis/client';
import type { Obstacle } from '../notices/obstacle.ts';

/** What a person is in the middle of: nothing yet, waiting for others, or talking. */
export type Situation = 'door' | 'alone' | 'waiting' | 'talking';

/** Where the server answered, but only to send the page away for now. */
const because: Partial<Record<Reason, string>> = {
  'too-many-connections': 'The server has too many connections from your network.',
  'too-many-rooms': 'The server has no place for another room.',
  'rate-limited': 'This page sent more than the server takes in so short a time.',
  'server-closing': 'The server is restarting.',
};

const cause = ({ kind, refusal }: Obstacle): string => {
  if (kind === 'no network') return 'This device has no network.';
  return (refusal === null ? undefined : because[refusal]) ?? 'The server does not answer.';
};

const consequence: Readonly<Record<Situation, string>> = {
  door: 'This page keeps trying.',
  alone: 'Others can come in as soon as it is back.',
  waiting: 'This page keeps trying; the call goes on with it.',
  talking: 'Your call goes on; nobody new can come in until it is back.',
};

/** What keeps the page from the server, and what that means where the person is. */
export const obstacleWords = {
  sentence: (obstacle: Obstacle, situation: Situation): string =>
    `${cause(obstacle)} ${consequence[situation]}`,
  retry: 'Try now',
  gone: 'The server is back.',
} as const;
