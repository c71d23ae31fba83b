import { createMemo, type Accessor } from 'solid-js';
import type { Log } from '../journey/journal.ts';
import { createSnapshots } from './snapshots.ts';
import { useCall } from './view.ts';

/** What is remembered of an actor of the call, as it grows: of `call` itself, or of a child by its id. */
export function createLog(id: () => string): Accessor<Log> {
  const { journal } = useCall();
  const log = createSnapshots<Log>(() => {
    const actor = id();
    return {
      getSnapshot: () => journal.of(actor),
      subscribe: (listener) => journal.subscribe(listener),
    };
  });
  return createMemo(log);
}
