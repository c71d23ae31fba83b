import type { Generation, Signal } from '@visavis/protocol';
import {
  firstConnection,
  maxCandidatesPerDescription,
  peerRate,
  penaltySeconds,
  toleratedSignalsPerSecond,
} from './budget-limits.ts';
import { signalCost } from './signal-cost.ts';
import { atLeast, covers, refill, subtract, type Tokens } from './tokens.ts';

/**
 * How a peer stands. `delayed`: all strangers together have sent too much. `misbehaving`: this peer has sent
 * too much. In both, its signals are dropped for a while.
 */
export type Standing = 'withinBudget' | 'delayed' | 'misbehaving';

/** What one peer may still send. */
export interface PeerBudget {
  readonly standing: Standing;
  readonly tokens: Tokens;
  /** What a stranger may send before the budget of all strangers pays; null for a peer that was connected. */
  readonly allowance: Tokens | null;
  /** The highest generation that the peer has offered; 0 if none. */
  readonly newestGeneration: number;
  /** The candidates since the last description, those inside it included. */
  readonly candidateCount: number;
  /** How often the peer has exceeded a budget. */
  readonly strikes: number;
  /** How long the penalty still lasts. */
  readonly penaltySeconds: number;
  /** The signals that were dropped in this second. */
  readonly droppedCount: number;
}

/** The budget of a peer that has sent nothing yet. */
export const fullBudget: PeerBudget = {
  standing: 'withinBudget',
  tokens: peerRate.burst,
  allowance: firstConnection,
  newestGeneration: 0,
  candidateCount: 0,
  strikes: 0,
  penaltySeconds: 0,
  droppedCount: 0,
};

/** What became of one signal. */
export interface Decision {
  readonly isAdmitted: boolean;
  readonly budget: PeerBudget;
  /** What is left of the budget of all strangers. */
  readonly strangers: Tokens;
}

/** The signals of the peer are dropped from now on, for longer than the last time. */
function penalise(budget: PeerBudget, standing: 'delayed' | 'misbehaving'): PeerBudget {
  const strikes = budget.strikes + 1;
  return { ...budget, standing, strikes, penaltySeconds: penaltySeconds(strikes), droppedCount: 1 };
}

/** What still arrives during a penalty: the answer that an established connection may be waiting for. */
const isAnswer = (signal: Signal): boolean =>
  signal.kind === 'description' && signal.type === 'answer';

/**
 * Decides whether a signal of a peer is passed on.
 *
 * @param strangers the budget of all strangers together
 */
export function admitSignal(
  budget: PeerBudget,
  strangers: Tokens,
  generation: Generation,
  signal: Signal,
): Decision {
  const reject = (rejected: PeerBudget): Decision => ({
    isAdmitted: false,
    budget: rejected,
    strangers,
  });
  const { standing, tokens, allowance } = budget;
  const cost = signalCost(signal, generation, budget.newestGeneration);
  const isAffordable = cost !== null && covers(tokens, cost);
  if (standing !== 'withinBudget' && !(isAffordable && allowance === null && isAnswer(signal))) {
    return reject({ ...budget, droppedCount: budget.droppedCount + 1 });
  }
  if (!isAffordable) return reject(penalise(budget, 'misbehaving'));
  const isAllowed = allowance === null || covers(allowance, cost);
  if (!isAllowed && !covers(strangers, cost)) return reject(penalise(budget, 'delayed'));
  const candidateCount = signal.kind === 'candidate' ? budget.candidateCount + 1 : cost.candidates;
  return {
    isAdmitted: candidateCount <= maxCandidatesPerDescription,
    strangers: isAllowed ? strangers : subtract(strangers, cost),
    budget: {
      ...budget,
      tokens: subtract(tokens, cost),
      allowance: isAllowed && allowance !== null ? subtract(allowance, cost) : allowance,
      newestGeneration: cost.generations > 0 ? generation : budget.newestGeneration,
      candidateCount,
    },
  };
}

/** The budget one second later. */
export function afterOneSecond(budget: PeerBudget): PeerBudget {
  const tokens = refill(budget.tokens, peerRate.perSecond, peerRate.burst);
  if (budget.standing === 'withinBudget') {
    const strikes = covers(tokens, peerRate.burst) ? 0 : budget.strikes;
    return { ...budget, tokens, strikes };
  }
  const isFlooding =
    budget.standing === 'misbehaving' && budget.droppedCount > toleratedSignalsPerSecond;
  const left = isFlooding ? penaltySeconds(budget.strikes) : budget.penaltySeconds - 1;
  const next = { ...budget, tokens, penaltySeconds: left, droppedCount: 0 };
  if (left > 0) return next;
  return { ...next, standing: 'withinBudget', tokens: atLeast(tokens, firstConnection) };
}

/** Whether a second changes nothing. */
export const isFull = ({ standing, tokens }: PeerBudget): boolean =>
  standing === 'withinBudget' && covers(tokens, peerRate.burst);
