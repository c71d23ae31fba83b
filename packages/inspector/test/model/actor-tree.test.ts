import { expect, test } from 'vitest';
import { buildActorTree } from '../../src/model/actor-tree.ts';

test('an actor is below its parent, or a root if its parent is unknown', () => {
  const actors = ['a', 'b', 'c', 'd'].map((key) => ({
    key,
    parent: { b: 'a', c: 'b' }[key] ?? '?',
  }));
  const tree = buildActorTree(new Map(actors.map((actor) => [actor.key, actor])));
  expect(tree.map(({ actor, level }) => [actor.key, level])).toEqual([
    ['a', 1],
    ['b', 2],
    ['c', 3],
    ['d', 1],
  ]);
});
