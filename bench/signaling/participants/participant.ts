import type { Signal } from '../payload/payload.ts';

/** One person's connection, on one of the stacks. */
export interface Participant {
  /** Who else was in the room on joining. */
  readonly others: readonly string[];
  send(to: string, signal: Signal): void;
  /** Closes the page: resolves when the connection is gone. */
  leave(): Promise<void>;
}

/** How somebody joins. */
interface JoinOptions {
  readonly port: number;
  /** Fits every stack: small letters, digits and hyphens. */
  readonly room: string;
  /** Who of the two this is. The PeerJS server knows no rooms: there the second has to know the first. */
  readonly role: 'first' | 'second';
  readonly onSignal: (from: string, signal: Signal) => void;
}

/** Opens a connection and joins; resolves when the server has said who is there. */
export type Join = (arrival: JoinOptions) => Promise<Participant>;
