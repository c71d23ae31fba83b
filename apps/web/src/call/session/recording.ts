import { createRecorder } from '@visavis/trace/recorder';
import type { InspectionEvent, Observer } from 'xstate';
import { inspectionRelay } from '../inspection-relay.ts';

/** What every machine of the page has been through lately. Nothing of it leaves the page by itself. */
export const recorder = createRecorder({
  now: () => performance.timeOrigin + performance.now(),
});

/** Sees every event of every machine, in development for the Stately inspector too. */
export const inspectMachines: Observer<InspectionEvent> = import.meta.env.DEV
  ? {
      next(event) {
        recorder.inspect.next?.(event);
        inspectionRelay.next?.(event);
      },
    }
  : recorder.inspect;
