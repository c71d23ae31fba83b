import { createMemo, type Accessor } from 'solid-js';
import type { Log } from '../journey/recorder.ts';
import { createSnapshots } from './snapshots.ts';
import { useCall } from './view.ts';

/** What is remembered of an actor of the call, as it grows: of `call` itself, or of a child by its id. */
export function createLog(id: () => string): Accessor<Log> {
  const { recorder } = useCall();
  const log = createSnapshots<Log>(() => {
    const actor = id();
    return {
      getSnapshot: () => recorder.of(actor),
      subscribe: (listener) => recorder.subscribe(listener),
    };
  });
  return createMemo(log);
}
