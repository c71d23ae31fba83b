/** What an attack is aimed at. */
export interface Target {
  /** The origin of a server on this machine, such as `http://localhost:4000`. */
  readonly origin: string;
  /** The room whose link the attacker has. */
  readonly room: string;
  /** The source address of the next connection. */
  readonly nextAddress: () => string;
  /** Aborted when the attack ends. */
  readonly signal: AbortSignal;
}

/** What an attacker has achieved, by name. */
export type AttackReport = Readonly<Record<string, number>>;

/** Runs until the signal of the target is aborted, as fast as the server lets it. */
export type Attack = (target: Target) => Promise<AttackReport>;

/** The display name of every attacker. */
export const attackerName = 'Mallory';

/**
 * Source addresses on loopback, in turn. Linux accepts every address of 127.0.0.0/8 as a source, and the server
 * counts each as an address of its own. The pages of the tests use 127.0.0.1, which is not among them.
 *
 * @param count from 1 to 65,000
 */
export function createAddresses(count: number): () => string {
  let next = 0;
  return () => {
    const index = next;
    next = (next + 1) % count;
    return `127.1.${Math.floor(index / 250)}.${1 + (index % 250)}`;
  };
}

/** Repeats some work in several workers at the same time, until it is over. */
export async function runWorkers(
  count: number,
  isOver: () => boolean,
  work: () => Promise<void>,
): Promise<void> {
  const repeat = async (): Promise<void> => {
    while (!isOver()) await work();
  };
  await Promise.all(Array.from({ length: count }, repeat));
}
