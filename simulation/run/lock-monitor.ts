import { Lock } from '@visavis/protocol';
import type { InspectionEvent, Observer } from 'xstate';
import * as z from 'zod/mini';

const WithLock = z.object({ roomState: z.nullable(z.object({ lock: z.nullable(Lock) })) });

/** The context of a call; null for any other machine. */
const contextOfCall = (inspection: InspectionEvent): object | null => {
  if (inspection.type !== '@xstate.snapshot' || !('context' in inspection.snapshot)) return null;
  const { context } = inspection.snapshot;
  return typeof context === 'object' && context !== null && 'roomState' in context ? context : null;
};

/** Checks that the lock of a private room that a page obeys is one of its owner, and never an older one than before. */
export class LockMonitor {
  readonly #isSigned: (lock: Lock) => boolean;
  readonly #violations = new Set<string>();

  /** @param isSigned whether the owner of the room has signed this lock */
  constructor(isSigned: (lock: Lock) => boolean) {
    this.#isSigned = isSigned;
  }

  get violations(): readonly string[] {
    return [...this.#violations];
  }

  /** Observes the machines of one page. */
  observePage(name: string): Observer<InspectionEvent> {
    let newest = -1;
    let context: object | null = null;
    let seen: Lock | null = null;
    const next = (inspection: InspectionEvent) => {
      const current = contextOfCall(inspection);
      if (current === null || current === context) return;
      context = current;
      const lock = WithLock.parse(current).roomState?.lock ?? null;
      if (lock === null || lock.signature === seen?.signature) return;
      seen = lock;
      if (!this.#isSigned(lock))
        this.#violations.add(`${name} obeys a lock that the owner has not signed`);
      if (lock.epoch < newest)
        this.#violations.add(`${name} obeys lock ${lock.epoch} after ${newest}`);
      newest = lock.epoch;
    };
    return { next };
  }
}
