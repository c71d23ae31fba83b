import type { PeerId } from '@visavis/protocol';

/**
 * How many connections to newcomers are created at once: more than a room has members, so that a room full of
 * people who join at the same moment waits for nothing.
 */
const burst = 12;

/** From one connection to the next where newcomers have to wait, in milliseconds: twice as long each time. */
const delays = { firstMs: 125, longestMs: 500 } as const;

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
  /** How many were created since the budget was full. */
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
export const isConnectionBudgetFull = ({ tokenCount }: ConnectionBudget): boolean =>
  tokenCount === burst;

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
  const connections = { tokenCount: tokenCount - 1, createdCount: createdCount + 1, waiting };
  return { connections, isGranted: true };
}

/** Lets a newcomer wait for the next connection, also while there are tokens. */
export const queueConnection = (budget: ConnectionBudget, id: PeerId): ConnectionBudget => ({
  ...budget,
  waiting: [...budget.waiting, { id, offeredGeneration: 0 }],
});

/** Gives the next connection to whoever has waited longest, or keeps it for later. */
export function grantConnection({ tokenCount, createdCount, waiting }: ConnectionBudget): {
  readonly connections: ConnectionBudget;
  readonly granted: WaitingMember | null;
} {
  const [granted = null, ...others] = waiting;
  if (granted !== null) {
    return {
      connections: { tokenCount, createdCount: createdCount + 1, waiting: others },
      granted,
    };
  }
  const next = Math.min(tokenCount + 1, burst);
  const isFull = next === burst;
  return {
    connections: { tokenCount: next, createdCount: isFull ? 0 : createdCount, waiting },
    granted,
  };
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
  Math.min(delays.firstMs * 2 ** Math.max(0, createdCount - burst), delays.longestMs);
