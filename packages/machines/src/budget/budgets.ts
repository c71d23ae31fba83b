import type { PeerId, SignalBatch, Signal } from '@visavis/protocol';
import { strangersRate } from './budget-limits.ts';
import {
  admitSignal,
  afterOneSecond,
  fullBudget,
  isFull,
  type PeerBudget,
  type Standing,
} from './peer-budget.ts';
import { covers, refill, type Tokens } from './tokens.ts';

/** The budgets of all peers of a call. */
export interface SignalBudgets {
  readonly peers: Readonly<Record<PeerId, PeerBudget>>;
  /** What all strangers together may still send. */
  readonly strangers: Tokens;
}

/** The budgets before anything was sent. */
export const fullBudgets: SignalBudgets = { peers: {}, strangers: strangersRate.burst };

const budgetOf = ({ peers }: SignalBudgets, id: PeerId): PeerBudget => peers[id] ?? fullBudget;

/** How a peer stands. */
export const standingOf = (budgets: SignalBudgets, id: PeerId): Standing =>
  budgetOf(budgets, id).standing;

/** Takes the signals of a batch that the budgets allow. */
export function admitBatch(
  budgets: SignalBudgets,
  from: PeerId,
  { generation, signals }: Pick<SignalBatch, 'generation' | 'signals'>,
) {
  const before = budgetOf(budgets, from);
  let budget = before;
  let { strangers } = budgets;
  const admitted: Signal[] = [];
  for (const signal of signals) {
    const decision = admitSignal(budget, strangers, generation, signal);
    if (decision.isAdmitted) admitted.push(signal);
    ({ budget, strangers } = decision);
  }
  return {
    budgets: { peers: { ...budgets.peers, [from]: budget }, strangers },
    /** The signals to pass on, in order. */
    admitted,
    /** The penalty that this batch started; null if it started none. */
    penalty:
      before.standing === budget.standing || budget.standing === 'withinBudget'
        ? null
        : budget.standing,
  };
}

/** The peer is no stranger any more. */
export function withKnownPeer(budgets: SignalBudgets, id: PeerId): SignalBudgets {
  const known = { ...budgetOf(budgets, id), allowance: null };
  return { ...budgets, peers: { ...budgets.peers, [id]: known } };
}

/** Forgets a peer that has left. */
export function withoutPeer({ peers, strangers }: SignalBudgets, id: PeerId): SignalBudgets {
  const { [id]: _, ...others } = peers;
  return { peers: others, strangers };
}

/** The budgets one second later, and the peers whose penalty has ended. */
export function refillBudgets(budgets: SignalBudgets, ids: readonly PeerId[]) {
  const peers: Record<PeerId, PeerBudget> = {};
  const restored: PeerId[] = [];
  for (const id of ids) {
    const before = budgetOf(budgets, id);
    const after = afterOneSecond(before);
    peers[id] = after;
    if (before.standing !== after.standing) restored.push(id);
  }
  const strangers = refill(budgets.strangers, strangersRate.perSecond, strangersRate.burst);
  return { budgets: { peers, strangers }, restored };
}

/** Whether a second changes nothing, so that none has to be counted. */
export const areFull = ({ peers, strangers }: SignalBudgets): boolean =>
  covers(strangers, strangersRate.burst) && Object.values(peers).every(isFull);
