import type { Studio } from './studio.ts';

/** A state of the interface of which pictures are taken. */
export interface Scene {
  /** The first part of the names of its files. */
  readonly name: string;
  /** Environment variables of the server. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Brings Ana's page into the state. */
  readonly show: (studio: Studio) => Promise<void>;
}
