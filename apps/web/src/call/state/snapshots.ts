import { createMemo, createRenderEffect, createSignal, onCleanup, type Accessor } from 'solid-js';

/** What of an actor matters here. */
interface Source<Snapshot> {
  getSnapshot(): Snapshot;
  subscribe(listener: () => void): { unsubscribe(): void };
}

/**
 * The snapshots of an actor as they are, without a copy or a comparison: for machines that go through many
 * of them in a moment, as while a call is being set up. Many in one turn of the event loop count as one.
 * What is read from them often is worth a memo.
 */
export function createSnapshots<Snapshot>(actor: Accessor<Source<Snapshot>>): Accessor<Snapshot>;
export function createSnapshots<Snapshot>(
  actor: Accessor<Source<Snapshot> | undefined>,
): Accessor<Snapshot | undefined>;
export function createSnapshots<Snapshot>(
  actor: Accessor<Source<Snapshot> | undefined>,
): Accessor<Snapshot | undefined> {
  const current = createMemo(actor);
  const [changed, change] = createSignal(undefined, { equals: false });
  createRenderEffect(() => {
    let isTold = false;
    const subscription = current()?.subscribe(() => {
      if (isTold) return;
      isTold = true;
      queueMicrotask(() => {
        isTold = false;
        change(undefined);
      });
    });
    onCleanup(() => subscription?.unsubscribe());
  });
  return () => {
    changed();
    return current()?.getSnapshot();
  };
}
