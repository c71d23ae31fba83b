import { createSignal, onCleanup, type Accessor } from 'solid-js';

/** Whether an actor has failed. It receives no more events then. */
export function createHasFailed(actor: {
  subscribe(observer: { error: () => void }): { unsubscribe(): void };
}): Accessor<boolean> {
  const [hasFailed, setFailed] = createSignal(false);
  const subscription = actor.subscribe({ error: () => setFailed(true) });
  onCleanup(() => subscription.unsubscribe());
  return hasFailed;
}
