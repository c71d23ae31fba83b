import type { PeerId } from '@visavis/client';
import { createEffect, createMemo, createSignal, onCleanup, type Accessor } from 'solid-js';
import { whenIdle } from '../../ui/browser/idle.ts';

/** A member whose name is compared with those of the others: oneself, or someone else. */
export type LookAlikeKey = PeerId | 'self';

type Names = ReadonlyMap<LookAlikeKey, string>;

const isEqual = (one: Names, other: Names): boolean =>
  one.size === other.size && [...one].every(([key, name]) => other.get(key) === name);

type FindLookAlikes = (names: readonly string[]) => readonly boolean[];

/**
 * The members whose names look like that of someone else. The list of characters that look alike is large, so
 * it is loaded once somebody else is there and the browser is idle; nobody is marked until then.
 */
export function createLookAlikes(readNames: Accessor<Names>): Accessor<ReadonlySet<LookAlikeKey>> {
  const names = createMemo(readNames, undefined, { equals: isEqual });
  const [find, setFind] = createSignal<FindLookAlikes>(() => []);
  const hasOthers = createMemo(() => names().size > 1);
  createEffect(() => {
    if (!hasOthers()) return;
    const cancel = whenIdle(() => {
      // Without it nobody is marked. It is loaded again when someone comes after everyone has left.
      import('@visavis/client/look-alike').then(
        ({ findLookAlikes }) => setFind(() => findLookAlikes),
        () => {},
      );
    });
    onCleanup(cancel);
  });
  return createMemo(() => {
    const found = find()([...names().values()]);
    return new Set([...names().keys()].filter((_, index) => found[index] === true));
  });
}
