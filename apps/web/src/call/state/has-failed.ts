import { createSignal, onCleanup, type Accessor } from 'solid-js';

/** Tells whether an actor has failed. Whatever is sent to it from then on reaches nobody. */
export function createHasFailed(actor: {
  subscribe(observer: { error: () => void }): { unsubscribe(): void };
}): Accessor<boolean> {
  const [hasFailed, setFailed] = createSignal(false);
  const subscription = actor.subscribe({ error: () => setFailed(true) });
  onCleanup(() => subscription.unsubscribe());
  return hasFailed;
}
