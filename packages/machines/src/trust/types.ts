import type {
  Generation,
  Moderation,
  PeerId,
  PlainSignal,
  RoomName,
  Signal,
} from '@visavis/protocol';

/** What the trust actor is created with. */
export interface TrustInput {
  readonly room: RoomName;
}

/**
 * Why a description was rejected. `key`: the public key of the member does not belong to its id. `signature`: the member
 * has not signed this description for this page. `fingerprint`: it names no certificate, or several. `replay`: it is not
 * newer than the last one.
 */
export const rejectionReasons = ['key', 'signature', 'fingerprint', 'replay'] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** Reports of the trust actor. */
export type TrustReport =
  /** A signal is ready to be sent. */
  | {
      readonly type: 'trust.signed';
      readonly to: PeerId;
      readonly generation: Generation;
      readonly signal: Signal;
    }
  /** A signal comes from the member that it names: a candidate, or anything else with a valid signature. */
  | {
      readonly type: 'trust.verified';
      readonly from: PeerId;
      readonly generation: Generation;
      readonly signal: PlainSignal;
    }
  /** A moderation of this member is ready to be sent. */
  | { readonly type: 'trust.moderationSigned'; readonly moderation: Moderation }
  /** This member has signed this moderation. */
  | {
      readonly type: 'trust.moderationVerified';
      readonly by: PeerId;
      readonly moderation: Moderation;
    }
  /** A description was dropped, because the member has not made it for this page. */
  | {
      readonly type: 'trust.rejected';
      readonly from: PeerId;
      readonly reason: RejectionReason;
    };
