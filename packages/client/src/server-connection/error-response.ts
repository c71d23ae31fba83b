import { TRPCClientError } from '@trpc/client';

/**
 * Whether the server responded with this error. Every other error means that the connection is about to
 * close.
 */
export const isErrorResponse = (error: unknown): boolean =>
  error instanceof TRPCClientError && error.shape !== undefined;
