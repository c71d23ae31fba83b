import { serverKey, actorLogsOf, type Message, type TraceEntry } from '@visavis/trace';
import { useText } from '@visavis/text/solid';
import { inspectorText } from '../text/messages/inspector.ts';
import { buildActorTree } from './actor-tree.ts';

/** A vertical line of the sequence diagram: an actor or the server. */
export interface Lifeline {
  readonly key: string;
  readonly name: string;
}

/** Distinguishes the server from the actor that owns the connection to it, which has the same name. */
function lifelineName(key: string, nameOf: (key: string) => string): string {
  const text = useText(inspectorText);
  if (key === serverKey) return text.remoteServer;
  const name = nameOf(key);
  return name === serverKey ? text.serverActor({ name }) : name;
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
    .map((key) => ({ key, name: lifelineName(key, nameOf) }));
}
