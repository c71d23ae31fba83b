export {
  admitBatch,
  areFull,
  fullBudgets,
  refillBudgets,
  standingOf,
  withKnownPeer,
  withoutPeer,
  type SignalBudgets,
} from './budgets.ts';
export { maxCandidatesPerDescription, peerRate, penaltySeconds } from './budget-limits.ts';
export {
  findWaiting,
  fullConnectionBudget,
  grantConnection,
  isConnectionBudgetFull,
  nextConnectionMs,
  queueConnection,
  requestConnection,
  withOffer,
  withoutWaiting,
  type ConnectionBudget,
} from './connection-budget.ts';
export { startsGeneration } from './signal-cost.ts';
