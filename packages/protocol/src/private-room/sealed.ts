import * as z from 'zod/mini';
import { limits } from '../limits/limits.ts';
import { Member, Profile, Revision } from '../room/member.ts';
import { Signal, signalBatchOf } from '../signal/signal.ts';
import { KeyId } from './entry.ts';

/** What is sealed with the key of a private room, in base64url: nonce, ciphertext and tag. */
const sealedOf = (maxLength: number) =>
  z.string().check(z.regex(/^[A-Za-z0-9_-]+$/), z.maxLength(maxLength));

/** A profile in a private room, as the server sees it. */
export const SealedProfile = z.object({
  key: KeyId,
  sealed: sealedOf(limits.maxSealedProfileLength),
  revision: Revision,
});
export type SealedProfile = z.infer<typeof SealedProfile>;

/** A signal in a private room, as the server sees it. */
export const SealedSignal = z.object({
  kind: z.literal('sealed'),
  key: KeyId,
  sealed: sealedOf(limits.maxSealedSignalLength),
});
export type SealedSignal = z.infer<typeof SealedSignal>;

/** A profile on the way between a page and the server: sealed in private rooms only. */
export const WireProfile = z.union([SealedProfile, Profile]);
export type WireProfile = z.infer<typeof WireProfile>;

/** A member as the server knows it. */
export const WireMember = z.extend(Member, { profile: WireProfile });
export type WireMember = z.infer<typeof WireMember>;

/** A signal on the way: sealed in private rooms only. */
export const WireSignal = z.discriminatedUnion('kind', [...Signal.def.options, SealedSignal]);
export type WireSignal = z.infer<typeof WireSignal>;

/** A batch of signals on the way. */
export const WireSignalBatch = signalBatchOf(WireSignal);
export type WireSignalBatch = z.infer<typeof WireSignalBatch>;
