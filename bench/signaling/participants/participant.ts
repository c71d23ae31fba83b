import type { Signal } from '../payload/payload.ts';

/** A participant's connection on one of the stacks. */
export interface Participant {
  /** The ids of the members who were already in the room. */
  readonly otherIds: readonly string[];
  send(to: string, signal: Signal): void;
  /** Closes the connection. Resolves when it is closed. */
  leave(): Promise<void>;
}

interface JoinOptions {
  readonly port: number;
  /** Lowercase letters, digits and hyphens, which every stack accepts. */
  readonly room: string;
  /** The participant's role in the pair. PeerJS has no rooms, so the second must know the id of the first. */
  readonly role: 'first' | 'second';
  readonly onSignal: (from: string, signal: Signal) => void;
}

/** Opens a connection and joins a room. Resolves when the server has sent the members of the room. */
export type Join = (options: JoinOptions) => Promise<Participant>;
