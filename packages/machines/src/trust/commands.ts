import type {
  Generation,
  Moderation,
  PeerId,
  PlainSignal,
  PublicKey,
  Signal,
} from '@visavis/protocol';
import { fields, type CommandOf } from '../commands/commands.ts';

/**
 * Commands to the trust actor, which holds the private key of the session. Signals of one pair of peers leave it in the
 * order in which they came, candidates included.
 */
export const trustCommands = {
  /**
   * Signs a signal unless it is a candidate; answered by `trust.signed`. `number`: higher than that of every earlier
   * description to this peer in this generation.
   */
  sign: fields<{
    readonly to: PeerId;
    readonly generation: Generation;
    readonly number: number;
    readonly signal: PlainSignal;
  }>(),
  /** Verifies a signal of a member; answered by `trust.verified`, or by `trust.rejected` if it is a description. */
  verify: fields<{
    readonly from: PeerId;
    readonly publicKey: PublicKey;
    readonly generation: Generation;
    readonly signal: Signal;
  }>(),
  /** Signs a moderation of this member; answered by `trust.moderationSigned`. */
  signModeration: fields<Pick<Moderation, 'action' | 'number'>>(),
  /** Verifies a moderation of another member; answered by `trust.moderationVerified` if its signature is valid. */
  verifyModeration: fields<{
    readonly by: PeerId;
    readonly publicKey: PublicKey;
    readonly moderation: Moderation;
  }>(),
};
export type TrustCommand = CommandOf<typeof trustCommands>;
