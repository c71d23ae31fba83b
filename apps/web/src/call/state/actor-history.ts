import { createMemo, type Accessor } from 'solid-js';
import type { ActorHistory } from '../history/call-history.ts';
import { createSnapshots } from './snapshots.ts';
import { useCall } from './call-view.ts';

/** What is remembered of an actor of the call, as it grows: of `call` itself, or of a child by its id. */
export function createActorHistory(id: () => string): Accessor<ActorHistory> {
  const { history } = useCall();
  const log = createSnapshots<ActorHistory>(() => {
    const actor = id();
    return {
      getSnapshot: () => history.of(actor),
      subscribe: (listener) => history.subscribe(listener),
    };
  });
  return createMemo(log);
}
