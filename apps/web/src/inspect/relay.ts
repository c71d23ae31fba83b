import type { InspectionEvent, Observer } from 'xstate';

/** Enough for a whole call set-up of eight people; older events go first. */
const HELD = 5_000;

const held: InspectionEvent[] = [];
let inspector: Observer<InspectionEvent> | null = null;

/** Stands between the machines and an inspector that may be opened later: it is told what it has missed. */
export const relay: Observer<InspectionEvent> = {
  next(event) {
    if (inspector !== null) {
      inspector.next?.(event);
      return;
    }
    held.push(event);
    if (held.length > HELD) held.shift();
  },
};

/** Gives an inspector everything so far and from now on. */
export function attach(observer: Observer<InspectionEvent>): void {
  inspector = observer;
  for (const event of held.splice(0)) observer.next?.(event);
}
