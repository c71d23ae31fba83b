import type { Tokens } from './tokens.ts';

/** A token bucket: how much may come at once, and how much each second. */
interface Rate {
  readonly burst: Tokens;
  readonly perSecond: Tokens;
}

/**
 * What one peer may send. In the simulation, an honest peer sends at most 4 descriptions in a second and 12 in
 * a minute, and 6 generations in a minute. Fractions are powers of two, so that adding them up is exact.
 */
export const peerRate: Rate = {
  burst: { candidates: 200, descriptions: 16, generations: 10 },
  perSecond: { candidates: 10, descriptions: 1, generations: 0.125 },
};

/**
 * What all strangers together may send beyond their {@link firstConnection}. A stranger is a peer that has
 * never been connected to this page: whoever has the link can be many of them, one after the other.
 */
export const strangersRate: Rate = {
  burst: { candidates: 300, descriptions: 32, generations: 8 },
  perSecond: { candidates: 20, descriptions: 4, generations: 0.5 },
};

/**
 * What one connection needs. A stranger may send this much however much other strangers send, because the
 * budget of connections has paid for it. A peer whose penalty ends has at least this much.
 */
export const firstConnection: Tokens = { candidates: 40, descriptions: 4, generations: 1 };

/**
 * How many candidates the browser gets between two descriptions; more are dropped, without a penalty. RFC 8445
 * section 6.1.2.5 recommends at most 100 pairs. A device with ten networks and three ways to each TURN server
 * gathers nearly as many; others 10 to 30.
 */
export const maxCandidatesPerDescription = 100;

/** A description of a call has five media sections: four for media and one for data. */
export const maxMediaSections = 16;

/** Signals in a second that a peer may send during its penalty without making it longer. */
export const toleratedSignalsPerSecond = 4;

/**
 * The seconds for which the signals of a peer are dropped, longer with each repetition. They are bounded, so
 * that soon after the end of a flood everything is as before.
 *
 * @param strikes how often the peer has exceeded a budget, from 1
 */
export const penaltySeconds = (strikes: number): number => Math.min(2 ** strikes, 6);
