import { fileURLToPath } from 'node:url';
import type { Config } from './config/config.ts';
import { Access } from './http/access.ts';
import { createHandler } from './http/handler.ts';
import { httpServer, listen } from './http/listen.ts';
import { servePage } from './http/page.ts';
import { ActivityLog } from './log/activity.ts';
import type { Log } from './log/log.ts';
import { logRooms } from './log/rooms.ts';
import { Metrics, type Figures } from './metrics/metrics.ts';
import { answerOperator } from './operator/answer.ts';
import { createMarks } from './operator/marks.ts';
import { Operator } from './operator/operator.ts';
import type { RoomTraceOptions } from './operator/trace/room-trace.ts';
import { MemoryRoomStore, type RoomObserver, type RoomStep } from './rooms/memory-room-store.ts';
import type { StoreSize } from './rooms/room-store.ts';
import type { Connection } from '@visavis/protocol/router';
import { Signaling } from './service/service.ts';
import type { ClientSocket } from './websocket/client-socket.ts';
import { WebSocketEdge } from './websocket/edge.ts';

const BUILT_PAGE = fileURLToPath(new URL('../../web/dist', import.meta.url));
/** How often a draining server looks whether everyone has gone, in milliseconds. */
const LOOK = 50;

/** What there is in a server. All of it is zero when nobody is there. */
export interface ServerSize extends StoreSize {
  readonly connections: number;
  readonly addresses: number;
  readonly silent: number;
  readonly staying: number;
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
export interface ServerParts {
  readonly log: Log;
  readonly observe?: RoomObserver | undefined;
  /** Where a browser on this machine can watch the rooms, for the operator's page to lead there. */
  readonly inspector?: string | undefined;
}

/** Begins a trace of the rooms. What makes it is loaded only where one is kept: a server can do without. */
async function traceRooms(options: RoomTraceOptions) {
  const { RoomTrace } = await import('./operator/trace/room-trace.ts');
  return new RoomTrace(options);
}

/**
 * Starts a server. It is stopped by `close()`, or at once at the end of an `await using` scope.
 * @throws where it cannot listen, or cannot read the certificate
 */
export async function createServer(config: Config, parts: ServerParts): Promise<ServerHandle> {
  const { log, observe, inspector = null } = parts;
  const sockets = new WeakMap<Connection, ClientSocket>();
  const writeDown = logRooms(log);
  const mark = createMarks();
  const { names } = config.operator;
  const trace = config.operator.trace ? await traceRooms({ mark, names }) : undefined;
  const store = new MemoryRoomStore(config.rooms, (step: RoomStep) => {
    writeDown(step);
    trace?.observe(step);
    observe?.(step);
  });
  const service = new Signaling({
    store,
    config,
    onReplaced: (connection) => sockets.get(connection)?.dismiss(),
  });
  const edge = new WebSocketEdge({ config, service, log, sockets });
  const figures = (): Figures => ({
    ...edge.size,
    ...edge.counts,
    ...store.size(),
    relayed: service.relayed,
  });
  const metrics = new Metrics(figures);
  const activity = new ActivityLog(log, figures);
  let ready = true;
  const isDraining = () => !ready;
  const operator = new Operator({ config, store, service, edge, mark, isDraining, inspector });

  const http = httpServer(config);
  const { trustedProxies } = config;
  const page = servePage(config.webRoot ?? BUILT_PAGE);
  const handler = createHandler({
    page,
    isReady: () => ready,
    metrics: () => metrics.text(),
    metricsAccess: new Access({ token: config.metricsToken, isForPeople: false, trustedProxies }),
    operator: answerOperator({ operator, trace, nothing: page, log }),
    operatorAccess: new Access({
      token: config.operator.token,
      isForPeople: true,
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
      await new Promise((resolve) => setTimeout(resolve, LOOK));
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
    size: () => ({ ...edge.size, ...store.size(), staying: service.staying }),
    close: () => (closing ??= close(config.drainMs)),
    [Symbol.asyncDispose]: () => (closing ??= close(0)),
  };
}
