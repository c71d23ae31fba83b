import type { InspectionEvent, Observer } from 'xstate';

/** Enough for a whole call set-up of eight people; older events go first. */
const maxEvents = 5_000;

const pendingEvents: InspectionEvent[] = [];
let observer: Observer<InspectionEvent> | null = null;

/** Stands between the machines and an inspector that may be opened later: it is told what it has missed. */
export const inspectionRelay: Observer<InspectionEvent> = {
  next(event) {
    if (observer !== null) {
      observer.next?.(event);
      return;
    }
    pendingEvents.push(event);
    if (pendingEvents.length > maxEvents) pendingEvents.shift();
  },
};

/** Gives an inspector everything so far and from now on. */
export function attachObserver(newObserver: Observer<InspectionEvent>): void {
  observer = newObserver;
  for (const event of pendingEvents.splice(0)) observer.next?.(event);
}
