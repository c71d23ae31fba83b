/** What a budget counts: the signals of a peer by the work that they cause. */
export interface Tokens {
  /** ICE candidates, those inside descriptions included. Each costs checks with every local candidate. */
  readonly candidates: number;
  /** Offers and answers. Each costs a negotiation. */
  readonly descriptions: number;
  /** Offers of a new connection. Each costs an RTCPeerConnection. */
  readonly generations: number;
}

const combine = (
  one: Tokens,
  other: Tokens,
  of: (one: number, other: number) => number,
): Tokens => ({
  candidates: of(one.candidates, other.candidates),
  descriptions: of(one.descriptions, other.descriptions),
  generations: of(one.generations, other.generations),
});

/** Whether there are at least these many of each kind. */
export const covers = (tokens: Tokens, cost: Tokens): boolean =>
  tokens.candidates >= cost.candidates &&
  tokens.descriptions >= cost.descriptions &&
  tokens.generations >= cost.generations;

/** The tokens that are left; of no kind fewer than 0. */
export const subtract = (tokens: Tokens, cost: Tokens): Tokens =>
  combine(tokens, cost, (have, taken) => Math.max(0, have - taken));

/** Adds tokens, up to a maximum. */
export const refill = (tokens: Tokens, added: Tokens, max: Tokens): Tokens =>
  combine(
    combine(tokens, added, (have, more) => have + more),
    max,
    Math.min,
  );

/** At least these many of each kind. */
export const atLeast = (tokens: Tokens, min: Tokens): Tokens => combine(tokens, min, Math.max);
