import { fromCallback, sendTo, setup } from 'xstate';
import type { ServerCommand } from './commands.ts';
import { computeOpenTimeoutMs, computeReconnectBackoffMs, signalingDelays } from './delays.ts';
import type { SignalingContext, SignalingEvent, SignalingInput } from './types.ts';

/** Events that the machine raises itself. */
export type InternalEvent =
  /** Signals in the outbox can perhaps be sent. */
  | { readonly type: 'flush' }
  /** A room event is missing before the one that arrived: connect again and resume after the last one. */
  | { readonly type: 'gap' }
  /** The TURN credentials will expire soon, or the request for them was not answered. */
  | { readonly type: 'iceServers.renewalDue' };

/** The tags of the signaling machine's states. @public */
export type SignalingTag = 'serverReachable' | 'serverUnreachable' | 'noNetwork';

/** The connection to the server. packages/client implements it with tRPC over a WebSocket. */
const serverConnection = fromCallback<ServerCommand>(() => {
  throw new Error('The signaling machine was started without a server connection.');
});

/** The types, actors and delays of the signaling machine, and the action that takes parameters. */
export const signalingBase = setup({
  types: {
    context: {} as SignalingContext,
    events: {} as SignalingEvent | InternalEvent,
    input: {} as SignalingInput,
    tags: {} as SignalingTag,
  },
  actors: { server: serverConnection },
  delays: {
    ...signalingDelays,
    openTimeoutMs: ({ context }) => computeOpenTimeoutMs(context.failedAttempts),
    reconnectBackoffMs: ({ context }) =>
      computeReconnectBackoffMs(context.failedAttempts, context.jitter),
  },
  actions: {
    sendCommand: sendTo('server', (_, command: ServerCommand) => command),
  },
});

/** What a guard of the signaling machine receives. */
export interface SignalingGuardArgs {
  readonly context: SignalingContext;
  readonly event: SignalingEvent | InternalEvent;
}
