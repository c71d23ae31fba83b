import { fileURLToPath } from 'node:url';
import type { Config } from './config/config.ts';
import { Authorizer } from './http/authorizer.ts';
import { createHttpHandler } from './http/http-handler.ts';
import { createHttpServer, listen } from './http/listen.ts';
import { serveWebApp } from './http/web-app.ts';
import { ActivityLog } from './logging/activity-log.ts';
import type { Logger } from './logging/logger.ts';
import { createRoomStepLogger } from './logging/log-room-steps.ts';
import { Metrics, type ServerStats } from './metrics/metrics.ts';
import { createOperatorHandler } from './operator/operator-handler.ts';
import { createRoomPseudonyms } from './operator/pseudonyms.ts';
import { Operator } from './operator/operator.ts';
import type { RoomTraceOptions } from './operator/trace/room-trace.ts';
import { Rooms, type RoomObserver, type RoomStep } from './rooms/rooms.ts';
import type { RoomsSize } from './rooms/room-store.ts';
import type { ClientConnection } from '@visavis/protocol/router';
import { Signaling } from './signaling/signaling.ts';
import type { ClientSocket } from './websocket/client-socket.ts';
import { WebSocketEndpoint } from './websocket/websocket-endpoint.ts';

const builtWebApp = fileURLToPath(new URL('../../web/dist', import.meta.url));
/** How often a draining server looks whether everyone has gone, in milliseconds. */
const drainPollIntervalMs = 50;

/** What there is in a server. All of it is zero when nobody is there. */
export interface ServerSize extends RoomsSize {
  readonly connections: number;
  readonly addresses: number;
  readonly unauthenticated: number;
  readonly roomSessions: number;
}

/** A running server. */
export interface ServerHandle extends AsyncDisposable {
  /** Where the page is, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  size(): ServerSize;
  /** Says that it stops, waits for people to move elsewhere, for the configured time at most, and closes. */
  close(): Promise<void>;
}

/** What a server is made of; what is left out is as in production. */
export interface ServerDependencies {
  readonly logger: Logger;
  readonly observe?: RoomObserver | undefined;
  /** Where a browser on this machine can watch the rooms, for the operator's page to lead there. */
  readonly statelyInspectorUrl?: string | undefined;
}

/** Begins a trace of the rooms. What makes it is loaded only where one is kept: a server can do without. */
async function createRoomTrace(options: RoomTraceOptions) {
  const { RoomTrace } = await import('./operator/trace/room-trace.ts');
  return new RoomTrace(options);
}

/**
 * Starts a server. It is stopped by `close()`, or at once at the end of an `await using` scope.
 * @throws where it cannot listen, or cannot read the certificate
 */
export async function createServer(
  config: Config,
  parts: ServerDependencies,
): Promise<ServerHandle> {
  const { logger, observe, statelyInspectorUrl = null } = parts;
  const sockets = new WeakMap<ClientConnection, ClientSocket>();
  const writeDown = createRoomStepLogger(logger);
  const mark = createRoomPseudonyms();
  const { shouldShowNames } = config.operator;
  const trace = config.operator.shouldKeepTrace
    ? await createRoomTrace({ pseudonymize: mark, shouldShowNames })
    : undefined;
  const store = new Rooms(config.rooms, (step: RoomStep) => {
    writeDown(step);
    trace?.observe(step);
    observe?.(step);
  });
  const service = new Signaling({
    rooms: store,
    config,
    onReplaced: (connection) => sockets.get(connection)?.closeReplaced(),
  });
  const edge = new WebSocketEndpoint({ config, service, logger, sockets });
  const figures = (): ServerStats => ({
    ...edge.size,
    ...edge.counts,
    ...store.size(),
    relayedSignals: service.relayedSignals,
  });
  const metrics = new Metrics(figures);
  const activity = new ActivityLog(logger, figures);
  let ready = true;
  const isDraining = () => !ready;
  const operator = new Operator({
    config,
    store,
    service,
    endpoint: edge,
    pseudonymize: mark,
    isDraining,
    statelyInspectorUrl,
  });

  const http = createHttpServer(config);
  const { trustedProxies } = config;
  const page = serveWebApp(config.webRoot ?? builtWebApp);
  const handler = createHttpHandler({
    webApp: page,
    isReady: () => ready,
    metrics: () => metrics.format(),
    metricsAuthorizer: new Authorizer({
      token: config.metricsToken,
      allowsBasicAuth: false,
      trustedProxies,
    }),
    operator: createOperatorHandler({ operator, trace, notFound: page, logger }),
    operatorAuthorizer: new Authorizer({
      token: config.operator.token,
      allowsBasicAuth: true,
      trustedProxies,
    }),
  });
  http.on('request', handler);
  http.on('upgrade', (request, socket, head) => edge.upgrade(request, socket, head));
  const port = await listen(http, config.listen);

  const host = config.listen.host.includes(':') ? `[${config.listen.host}]` : config.listen.host;
  const url = `${config.tls === undefined ? 'http' : 'https'}://${host}:${port}`;

  let closing: Promise<void> | undefined;
  const close = async (drainMs: number) => {
    ready = false;
    activity.write();
    service.drain();
    const end = performance.now() + drainMs;
    if (drainMs > 0) edge.drain();
    while (edge.size.connections > 0 && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, drainPollIntervalMs));
    }
    const closed = new Promise<void>((resolve) => http.close(() => resolve()));
    await edge.close();
    http.closeAllConnections();
    store[Symbol.dispose]();
    metrics[Symbol.dispose]();
    operator[Symbol.dispose]();
    activity[Symbol.dispose]();
    await closed;
  };

  return {
    url,
    port,
    size: () => ({ ...edge.size, ...store.size(), roomSessions: service.roomSessions }),
    close: () => (closing ??= close(config.drainTimeoutMs)),
    [Symbol.asyncDispose]: () => (closing ??= close(0)),
  };
}
