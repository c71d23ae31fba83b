import { createMemo, createRenderEffect, createSignal, onCleanup, type Accessor } from 'solid-js';

/** The part of an actor that is used here. */
interface Source<Snapshot> {
  getSnapshot(): Snapshot;
  subscribe(listener: () => void): { unsubscribe(): void };
}

/** When the signal changes: once for all snapshots of one turn of the event loop, or for each snapshot. */
type Updates = 'eachTurn' | 'eachSnapshot';

/**
 * The snapshots of an actor as a signal, without copying or comparing them. By default several snapshots in one turn
 * of the event loop are one update, because machines produce many of them while a call is set up. Put frequently
 * read values into a memo.
 */
export function createSnapshots<Snapshot>(
  actor: Accessor<Source<Snapshot>>,
  updates?: Updates,
): Accessor<Snapshot>;
export function createSnapshots<Snapshot>(
  actor: Accessor<Source<Snapshot> | undefined>,
  updates?: Updates,
): Accessor<Snapshot | undefined>;
export function createSnapshots<Snapshot>(
  actor: Accessor<Source<Snapshot> | undefined>,
  updates: Updates = 'eachTurn',
): Accessor<Snapshot | undefined> {
  const current = createMemo(actor);
  const [changed, change] = createSignal(undefined, { equals: false });
  createRenderEffect(() => {
    let isScheduled = false;
    const subscription = current()?.subscribe(() => {
      if (updates === 'eachSnapshot') {
        change(undefined);
        return;
      }
      if (isScheduled) return;
      isScheduled = true;
      queueMicrotask(() => {
        isScheduled = false;
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
