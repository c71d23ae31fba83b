import { isRefusalReason, type RefusalReason } from './refusal-reasons.ts';

/** The reason in the error of a refused request; undefined if the request failed otherwise. */
export function refusalReasonOf(error: unknown): RefusalReason | undefined {
  if (typeof error !== 'object' || error === null || !('data' in error)) return undefined;
  const { data } = error;
  if (typeof data !== 'object' || data === null || !('reason' in data)) return undefined;
  return isRefusalReason(data.reason) ? data.reason : undefined;
}
