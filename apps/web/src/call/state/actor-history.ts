import { createMemo, type Accessor } from 'solid-js';
import type { ActorHistory } from '../history/call-history.ts';
import { createSnapshots } from './snapshots.ts';
import { useCall } from './call-view.ts';

/** The history of an actor of the call: of `call` itself, or of a child by its id. */
export function createActorHistory(id: () => string): Accessor<ActorHistory> {
  const { history } = useCall();
  const actorHistory = createSnapshots<ActorHistory>(() => {
    const actor = id();
    return {
      getSnapshot: () => history.of(actor),
      subscribe: (listener) => history.subscribe(listener),
    };
  });
  return createMemo(actorHistory);
}
