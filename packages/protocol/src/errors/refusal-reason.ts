import { isReason, type Reason } from './reasons.ts';

/** The reason that a refused call carries, or undefined where the failure was not the server's no. */
export function refusalReason(error: unknown): Reason | undefined {
  if (typeof error !== 'object' || error === null || !('data' in error)) return undefined;
  const { data } = error;
  if (typeof data !== 'object' || data === null || !('reason' in data)) return undefined;
  return isReason(data.reason) ? data.reason : undefined;
}
