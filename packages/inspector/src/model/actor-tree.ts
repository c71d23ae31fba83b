/** What determines the position of an actor in the tree. */
interface TreeActor {
  readonly key: string;
  readonly parent: string | null;
}

/** An actor and its level in the tree, which is 1 for a root. */
export interface Branch<Actor> {
  readonly actor: Actor;
  readonly level: number;
}

/** Lists actors as a tree, each below its parent. An actor without a known parent is a root. */
export function buildActorTree<Actor extends TreeActor>(
  actors: ReadonlyMap<string, Actor>,
): readonly Branch<Actor>[] {
  const children = Map.groupBy(actors.values(), ({ parent }) =>
    parent !== null && actors.has(parent) ? parent : null,
  );
  const descendantsOf = (parent: string | null, level: number): readonly Branch<Actor>[] =>
    (children.get(parent) ?? []).flatMap((actor) => [
      { actor, level },
      ...descendantsOf(actor.key, level + 1),
    ]);
  return descendantsOf(null, 1);
}
