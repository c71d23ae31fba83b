import type { InspectionEvent, Observer } from 'xstate';

/** Enough for a call set-up of eight members; the oldest events are dropped first. */
const maxEvents = 5_000;

const pendingEvents: InspectionEvent[] = [];
let observer: Observer<InspectionEvent> | null = null;

/** Keeps the inspection events of the machines for an inspector that is opened later. */
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

/** Sends an inspector all past and future events. */
export function attachObserver(newObserver: Observer<InspectionEvent>): void {
  observer = newObserver;
  for (const event of pendingEvents.splice(0)) observer.next?.(event);
}
