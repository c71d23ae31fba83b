import { serverKey, actorLogsOf, type Message, type TraceEntry } from '@visavis/trace';
import { buildActorTree } from './actor-tree.ts';

/** A vertical line of the sequence diagram: an actor or the server. */
export interface Lifeline {
  readonly key: string;
  readonly name: string;
}

/**
 * The lifelines of some messages, ordered so that arrows are short: the server first, then the actors of the
 * connection to it, then all others as a tree.
 */
export function lifelinesOf(
  entries: readonly TraceEntry[],
  messages: readonly Message[],
  nameOf: (key: string) => string,
): readonly Lifeline[] {
  const usedKeys = new Set(messages.flatMap(({ from, to }) => [from, to]));
  const actors = [...actorLogsOf(entries).values()].map(({ key, start }) => ({
    key,
    parent: start?.parent ?? null,
    isSignaling: start?.machine === 'signaling',
  }));
  const signaling = new Set(actors.flatMap(({ key, isSignaling }) => (isSignaling ? [key] : [])));
  const isNearServer = ({ key, parent }: { key: string; parent: string | null }) =>
    signaling.has(key) || (parent !== null && signaling.has(parent));
  const tree = buildActorTree(new Map(actors.map((actor) => [actor.key, actor]))).map(
    ({ actor }) => actor,
  );
  const ordered = [
    ...tree.filter(isNearServer).toReversed(),
    ...tree.filter((actor) => !isNearServer(actor)),
  ];
  return [serverKey, ...ordered.map(({ key }) => key)]
    .filter((key) => usedKeys.has(key))
    .map((key) => ({ key, name: nameOf(key) }));
}
