import { join as peerjs } from './people/peerjs.ts';
import type { Join } from './people/person.ts';
import { join as socketIo } from './people/socket-io.ts';
import { join as visavis } from './people/visavis.ts';
import { join as ws } from './people/ws.ts';

/** What is compared. */
export const stacks = ['visavis', 'socket-io', 'peerjs', 'ws'] as const;
export type Stack = (typeof stacks)[number];

/** How a person joins on each stack. */
export const joinOn: Readonly<Record<Stack, Join>> = { visavis, peerjs, ws, 'socket-io': socketIo };

/** What people call them. */
export const titles: Readonly<Record<Stack, string>> = {
  visavis: 'Visavis',
  'socket-io': 'Socket.IO',
  peerjs: 'PeerJS server',
  ws: 'bare ws',
};

/** The program of a stack's server. */
export const serverOf = (stack: Stack): URL => new URL(`servers/${stack}.ts`, import.meta.url);
