import type { PeerId } from '@visavis/protocol';

/**
 * How many connections to newcomers are created at once: more than a room has members, so that a room full of
 * people who join at the same moment waits for nothing.
 */
const burst = 12;

/** From one connection to the next where newcomers have to wait, in milliseconds: twice as long each time. */
const delays = { firstMs: 125, longestMs: 500 } as const;

/** From this number of connections on, the delay is the longest one. More are not counted, so that it ends soon. */
const maxCreatedCount = burst + Math.log2(delays.longestMs / delays.firstMs);

/** A member who waits for a connection. */
export interface WaitingMember {
  readonly id: PeerId;
  /** The highest generation that it has offered meanwhile; 0 if none. */
  readonly offeredGeneration: number;
}

/**
 * The connections to newcomers that may be created. Whoever has the link can join and leave many times a
 * second, and each connection costs time that the others need.
 */
export interface ConnectionBudget {
  /** How many may be created at once. */
  readonly tokenCount: number;
  /**
   * How many were created lately, at most {@link maxCreatedCount}. It decreases only while no token is missing:
   * otherwise whoever joins and leaves a little less often than tokens come could do so for ever.
   */
  readonly createdCount: number;
  /** Those who wait, in the order in which they joined. */
  readonly waiting: readonly WaitingMember[];
}

/** The budget before anybody has joined. */
export const fullConnectionBudget: ConnectionBudget = {
  tokenCount: burst,
  createdCount: 0,
  waiting: [],
};

/** Whether the time changes nothing. */
export const isConnectionBudgetFull = ({ tokenCount, createdCount }: ConnectionBudget): boolean =>
  tokenCount === burst && createdCount === 0;

const countCreated = (createdCount: number): number => Math.min(createdCount + 1, maxCreatedCount);

/** The member who waits for a connection, if it does. */
export const findWaiting = ({ waiting }: ConnectionBudget, id: PeerId): WaitingMember | undefined =>
  waiting.find((member) => member.id === id);

/** Creates the connection to a newcomer now, or lets the newcomer wait. */
export function requestConnection(
  budget: ConnectionBudget,
  id: PeerId,
): { readonly connections: ConnectionBudget; readonly isGranted: boolean } {
  const { tokenCount, createdCount, waiting } = budget;
  if (tokenCount === 0) return { connections: queueConnection(budget, id), isGranted: false };
  return {
    connections: {
      tokenCount: tokenCount - 1,
      createdCount: countCreated(createdCount),
      waiting,
    },
    isGranted: true,
  };
}

/** Lets a newcomer wait for the next connection, also while there are tokens. */
export const queueConnection = (budget: ConnectionBudget, id: PeerId): ConnectionBudget => ({
  ...budget,
  waiting: [...budget.waiting, { id, offeredGeneration: 0 }],
});

/** Gives the next connection to whoever has waited longest, or lets the budget recover. */
export function grantConnection({ tokenCount, createdCount, waiting }: ConnectionBudget): {
  readonly connections: ConnectionBudget;
  readonly granted: WaitingMember | null;
} {
  const [granted = null, ...others] = waiting;
  if (granted !== null) {
    const connections = { tokenCount, createdCount: countCreated(createdCount), waiting: others };
    return { connections, granted };
  }
  const connections =
    tokenCount < burst
      ? { tokenCount: tokenCount + 1, createdCount, waiting }
      : { tokenCount, createdCount: Math.max(0, createdCount - 1), waiting };
  return { connections, granted };
}

/** A member who leaves before its turn costs nothing. */
export const withoutWaiting = (budget: ConnectionBudget, id: PeerId): ConnectionBudget => ({
  ...budget,
  waiting: budget.waiting.filter((member) => member.id !== id),
});

/** Remembers the generation that a waiting member has offered. The connection to it gets a higher one. */
export const withOffer = (
  budget: ConnectionBudget,
  id: PeerId,
  offeredGeneration: number,
): ConnectionBudget => ({
  ...budget,
  waiting: budget.waiting.map((member) => (member.id === id ? { id, offeredGeneration } : member)),
});

/**
 * How long it takes until the next connection may be created.
 *
 * @returns milliseconds, from 125 to 500
 */
export const nextConnectionMs = ({ createdCount }: ConnectionBudget): number =>
  delays.firstMs * 2 ** Math.max(0, createdCount - burst);
