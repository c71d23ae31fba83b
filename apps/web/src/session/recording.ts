import { createRecorder } from '@visavis/trace/recorder';
import type { InspectionEvent, Observer } from 'xstate';
import { relay } from '../inspect/relay.ts';

/** What every machine of the page has been through lately. Nothing of it leaves the page by itself. */
export const recorder = createRecorder({
  now: () => performance.timeOrigin + performance.now(),
});

/** Sees every event of every machine, in development for the Stately inspector too. */
export const inspect: Observer<InspectionEvent> = import.meta.env.DEV
  ? {
      next(event) {
        recorder.inspect.next?.(event);
        relay.next?.(event);
      },
    }
  : recorder.inspect;
