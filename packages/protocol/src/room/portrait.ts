import * as z from 'zod/mini';
import { limits } from '../limits/limits.ts';

/**
 * The picture that somebody in the waiting room of a private room shows to the hosts: a small JPEG, in base64url.
 *
 * @public
 */
export const Portrait = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]+$/), z.maxLength(limits.maxPortraitLength));
export type Portrait = z.infer<typeof Portrait>;
