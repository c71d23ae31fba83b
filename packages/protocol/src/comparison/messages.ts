import * as z from 'zod/mini';
import { bytes32 } from '../identity/keys.ts';

/** 32 random bytes that one side adds to a comparison, in base64url. */
export const ComparisonNonce = bytes32.brand<'ComparisonNonce'>();
export type ComparisonNonce = z.infer<typeof ComparisonNonce>;

/** The hash by which one side commits itself to its nonce before it knows that of the other: 32 bytes in base64url. */
export const Commitment = bytes32.brand<'Commitment'>();
export type Commitment = z.infer<typeof Commitment>;

/**
 * What the user of the sender says at the end. `match`: the emoji are the same. `different`: they are not. `cancelled`:
 * the sender has ended the comparison.
 */
export const ComparisonResult = z.enum(['match', 'different', 'cancelled']);
export type ComparisonResult = z.infer<typeof ComparisonResult>;

/** The messages of a comparison. They belong to one connection, and are never sent again over another one. */
export const comparisonMessages = [
  z.object({ type: z.literal('comparison-commit'), commitment: Commitment }),
  z.object({ type: z.literal('comparison-reveal'), nonce: ComparisonNonce }),
  z.object({ type: z.literal('comparison-result'), result: ComparisonResult }),
] as const;
export type ComparisonMessage = z.infer<(typeof comparisonMessages)[number]>;
