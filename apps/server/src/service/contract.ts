import type { createAppRouter } from '@visavis/protocol/router';

/** What the router needs of a server: see packages/protocol/src/router/service.ts. */
export type SignalingService = Parameters<typeof createAppRouter>[0];

/** One open connection, as the service knows it. */
export type Connection = Parameters<SignalingService['peek']>[0];
