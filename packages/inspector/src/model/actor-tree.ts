/** What of an actor decides where it stands in a tree. */
interface TreeActor {
  readonly key: string;
  readonly parent: string | null;
}

/** An actor and how deep in the tree it stands; roots stand at 1. */
export interface Branch<Actor> {
  readonly actor: Actor;
  readonly level: number;
}

/** Actors as a tree, each below its parent, from the top down. One without a known parent is a root. */
export function buildActorTree<Actor extends TreeActor>(
  actors: ReadonlyMap<string, Actor>,
): readonly Branch<Actor>[] {
  const children = Map.groupBy(actors.values(), ({ parent }) =>
    parent !== null && actors.has(parent) ? parent : null,
  );
  const below = (parent: string | null, level: number): readonly Branch<Actor>[] =>
    (children.get(parent) ?? []).flatMap((actor) => [
      { actor, level },
      ...below(actor.key, level + 1),
    ]);
  return below(null, 1);
}
