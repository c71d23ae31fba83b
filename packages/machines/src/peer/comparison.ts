/**
 * What is known of the key of a peer. `compared`: both users have said that their emoji are the same. `different`: one
 * of them has said that they are not. `changed`: the user has compared emoji with another key of this name.
 */
export type KeyVerdict = 'compared' | 'different' | 'changed';

/**
 * What the user does in a comparison: ask for it or agree to it, say whether the emoji are the same, or end it. After
 * the end, `stop` closes it.
 *
 * @public
 */
export type CompareStep = 'start' | 'confirm' | 'deny' | 'stop';

/** Reports of the connection actor about a comparison of emoji. */
export type ComparisonReport =
  /** The user of the peer wants to compare emoji, or has said that they are the same or different. */
  | { readonly type: 'comparison.invited' | 'comparison.confirmed' | 'comparison.denied' }
  /** The peer has ended the comparison. */
  | { readonly type: 'comparison.stopped' }
  /** The number of the peer is not the one to which it had committed itself, or the comparison was not possible. */
  | { readonly type: 'comparison.failed' }
  /** The emoji of the comparison: numbers from 0 to 63. */
  | { readonly type: 'comparison.shown'; readonly emoji: readonly number[] };
