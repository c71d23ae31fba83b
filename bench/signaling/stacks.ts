import { join as peerjs } from './participants/peerjs.ts';
import type { Join } from './participants/participant.ts';
import { join as socketIo } from './participants/socket-io.ts';
import { join as visavis } from './participants/visavis.ts';
import { join as ws } from './participants/ws.ts';

/** The signaling stacks that are compared. */
export const stacks = ['visavis', 'socket-io', 'peerjs', 'ws'] as const;
export type Stack = (typeof stacks)[number];

/** How a participant joins on each stack. */
export const joinOn: Readonly<Record<Stack, Join>> = { visavis, peerjs, ws, 'socket-io': socketIo };

/** The names of the stacks in tables. */
export const titles: Readonly<Record<Stack, string>> = {
  visavis: 'Visavis',
  'socket-io': 'Socket.IO',
  peerjs: 'PeerJS server',
  ws: 'bare ws',
};

/** The program of a stack's server. */
export const serverOf = (stack: Stack): URL => new URL(`servers/${stack}.ts`, import.meta.url);
