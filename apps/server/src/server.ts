import { fileURLToPath } from 'node:url';
import type { ClientConnection } from '@visavis/protocol/router';
import type { Config } from './config/config.ts';
import { Authorizer } from './http/authorizer.ts';
import { createHttpHandler } from './http/http-handler.ts';
import { isHostAllowed } from './http/host.ts';
import { createHttpServer, listen } from './http/listen.ts';
import { AddressBudgets } from './limits/address-budgets.ts';
import { createSecurityHeaders } from './http/security-headers.ts';
import { serveWebApp } from './http/web-app.ts';
import { ActivityLog } from './logging/activity-log.ts';
import { createRoomStepLogger } from './logging/log-room-steps.ts';
import type { Logger } from './logging/logger.ts';
import { Metrics, type ServerStats } from './metrics/metrics.ts';
import { createOperatorHandler } from './operator/operator-handler.ts';
import { Operator } from './operator/operator.ts';
import { createRoomPseudonyms } from './operator/pseudonyms.ts';
import type { RoomTraceOptions } from './operator/trace/room-trace.ts';
import { createRoomLog } from './room-log/create-room-log.ts';
import type { RoomObserver } from './rooms/room-writer.ts';
import type { RoomsSize } from './rooms/rooms-size.ts';
import { Rooms } from './rooms/rooms.ts';
import { Signaling } from './signaling/signaling.ts';
import type { ClientSocket } from './websocket/client-socket.ts';
import { WebSocketEndpoint } from './websocket/websocket-endpoint.ts';

const builtWebApp = fileURLToPath(new URL('../../web/dist', import.meta.url));
/** How often a draining server looks whether all clients have disconnected. */
const drainPollIntervalMs = 50;

/** What a server holds. Everything is zero while nobody is connected. */
export interface ServerSize extends RoomsSize {
  readonly connections: number;
  readonly addresses: number;
  readonly unauthenticated: number;
  readonly roomSessions: number;
}

/** A running server. */
export interface ServerHandle extends AsyncDisposable {
  /** The address of the web app, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  size(): ServerSize;
  /** Asks clients to reconnect elsewhere, waits for them at most for the configured time, and closes. */
  close(): Promise<void>;
}

/** What a server gets from outside. */
export interface ServerDependencies {
  readonly logger: Logger;
  readonly observe?: RoomObserver | undefined;
  /** Where a browser on this machine can watch the rooms; the operator page links to it. */
  readonly statelyInspectorUrl?: string | undefined;
}

/** Starts a trace of the rooms. Its code is loaded only where a trace is kept. */
async function createRoomTrace(options: RoomTraceOptions) {
  const { RoomTrace } = await import('./operator/trace/room-trace.ts');
  return new RoomTrace(options);
}

/**
 * Starts a server. It is stopped by `close()`, or without draining at the end of an `await using` scope.
 * @throws where it cannot listen, or cannot read the certificate
 */
export async function createServer(
  config: Config,
  { logger, observe, statelyInspectorUrl }: ServerDependencies,
): Promise<ServerHandle> {
  const sockets = new WeakMap<ClientConnection, ClientSocket>();
  const logStep = createRoomStepLogger(logger);
  const pseudonymize = createRoomPseudonyms();
  const { shouldKeepTrace, shouldShowNames } = config.operator;
  const trace = shouldKeepTrace
    ? await createRoomTrace({ pseudonymize, shouldShowNames })
    : undefined;
  const onError = (err: unknown) => logger.error({ err }, 'a room could not be stored');
  const log = createRoomLog(config.rooms);
  const rooms = new Rooms({
    log,
    limits: config.rooms,
    onError,
    observe: (step) => {
      logStep(step);
      trace?.observe(step);
      observe?.(step);
    },
  });
  const budgets = new AddressBudgets(config.addressRates);
  const signaling = new Signaling({
    rooms,
    budgets,
    config,
    onError,
    onReplaced: (connection) => sockets.get(connection)?.closeReplaced(),
  });
  const endpoint = new WebSocketEndpoint({ config, signaling, budgets, logger, sockets });
  const readStats = (): ServerStats => ({
    ...endpoint.size,
    ...endpoint.counts,
    ...rooms.size(),
    relayedSignals: rooms.relayedSignals,
  });
  const metrics = new Metrics(readStats);
  const activity = new ActivityLog(logger, readStats);
  let isReady = true;
  const operator = new Operator({
    config,
    rooms,
    signaling,
    endpoint,
    pseudonymize,
    statelyInspectorUrl: statelyInspectorUrl ?? null,
    isDraining: () => !isReady,
  });

  const http = createHttpServer(config);
  const { allowedHosts, trustedProxies } = config;
  const isPublic = allowedHosts.length > 0;
  const webApp = serveWebApp(config.webRoot ?? builtWebApp);
  const handler = createHttpHandler({
    webApp,
    headers: createSecurityHeaders(config.publicUrl),
    isHostAllowed: (requested) => isHostAllowed(requested, allowedHosts),
    isReady: () => isReady,
    metrics: () => metrics.format(),
    metricsAuthorizer: new Authorizer({
      token: config.metricsToken,
      allowsBasicAuth: false,
      isPublic,
      trustedProxies,
    }),
    operator: createOperatorHandler({ operator, trace, notFound: webApp, logger }),
    operatorAuthorizer: new Authorizer({
      token: config.operator.token,
      allowsBasicAuth: true,
      isPublic,
      trustedProxies,
    }),
  });
  http.on('request', handler);
  http.on('upgrade', (request, socket, head) => endpoint.upgrade(request, socket, head));
  const port = await listen(http, config.listen);

  const host = config.listen.host.includes(':') ? `[${config.listen.host}]` : config.listen.host;
  const url = `${config.tls === undefined ? 'http' : 'https'}://${host}:${port}`;

  let closing: Promise<void> | undefined;
  const close = async (drainTimeoutMs: number) => {
    isReady = false;
    activity.write();
    signaling.drain();
    const deadline = performance.now() + drainTimeoutMs;
    if (drainTimeoutMs > 0) endpoint.drain();
    while (endpoint.size.connections > 0 && performance.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, drainPollIntervalMs));
    }
    const closed = new Promise<void>((resolve) => http.close(() => resolve()));
    await endpoint.close();
    http.closeAllConnections();
    rooms[Symbol.dispose]();
    await log[Symbol.asyncDispose]();
    metrics[Symbol.dispose]();
    operator[Symbol.dispose]();
    activity[Symbol.dispose]();
    await closed;
  };

  return {
    url,
    port,
    size: () => ({ ...endpoint.size, ...rooms.size(), roomSessions: signaling.roomSessions }),
    close: () => (closing ??= close(config.drainTimeoutMs)),
    [Symbol.asyncDispose]: () => (closing ??= close(0)),
  };
}
