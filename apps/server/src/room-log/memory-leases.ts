import type { RoomName } from '@visavis/protocol';
import type { LeaseRequest } from './room-log.ts';

interface Lease {
  readonly owner: string;
  /** As of `performance.now()`. */
  readonly endsAt: number;
}

/** The leases of rooms, in the memory of one process. */
export class MemoryLeases {
  readonly #leases = new Map<RoomName, Lease>();

  acquire({ room, owner, durationMs }: LeaseRequest): boolean {
    const now = performance.now();
    const lease = this.#leases.get(room);
    if (lease !== undefined && lease.owner !== owner && lease.endsAt > now) return false;
    this.#leases.set(room, { owner, endsAt: now + durationMs });
    return true;
  }

  renew(request: LeaseRequest): boolean {
    return this.#leases.get(request.room)?.owner === request.owner && this.acquire(request);
  }

  delete(room: RoomName): void {
    this.#leases.delete(room);
  }

  clear(): void {
    this.#leases.clear();
  }
}
