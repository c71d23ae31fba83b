import { createRecorder } from '@visavis/trace/recorder';
import type { InspectionEvent, Observer } from 'xstate';
import { inspectionRelay } from '../inspection-relay.ts';

/** Records the latest events of all machines of this page, for the inspector. Nothing is sent anywhere. */
export const recorder = createRecorder({
  now: () => performance.timeOrigin + performance.now(),
});

/** Passes inspection events of all machines to the recorder and, in development, to the Stately inspector. */
export const inspectMachines: Observer<InspectionEvent> = import.meta.env.DEV
  ? {
      next(event) {
        recorder.inspect.next?.(event);
        inspectionRelay.next?.(event);
      },
    }
  : recorder.inspect;
