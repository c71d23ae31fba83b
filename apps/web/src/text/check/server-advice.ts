import { keepAlive } from '@visavis/client/check';
import { improveConnection, tryAnotherNetwork, type Advice } from './advice-text.ts';

/** Advice about the connection to the server. */
export const serverAdvice = {
  unreachable: {
    meaning: 'The server does not respond at all.',
    remedy: `Check whether other websites open. If they do: ${tryAnotherNetwork}`,
    operator: 'Check whether the server runs, and whether the reverse proxy reaches it.',
  },
  'upgrade-refused': {
    meaning: 'The page loads, but the WebSocket connection, which every call needs, does not open.',
    remedy: tryAnotherNetwork,
    operator:
      'Let the reverse proxy pass WebSocket upgrades for /trpc. With nginx: proxy_http_version 1.1 and the headers Upgrade and Connection.',
  },
  'no-response': {
    meaning: 'The connection opens, but something between you and the server holds messages back.',
    remedy: tryAnotherNetwork,
    operator: 'Turn off buffering for /trpc in the reverse proxy.',
  },
  buffered: {
    meaning:
      'Something between you and the server collects messages and delivers them in batches. This slows down connecting.',
    remedy: tryAnotherNetwork,
    operator: 'Turn off buffering for /trpc in the reverse proxy.',
  },
  'connection-closed': {
    meaning:
      'The connection was closed while it was in use. Visavis reconnects and calls continue, but joining and reconnecting take longer.',
    remedy: tryAnotherNetwork,
    operator:
      'Check whether the server was restarted, and whether the reverse proxy or a firewall closes connections that are in use.',
  },
  'idle-closed': {
    meaning:
      'The connection was closed after a few idle seconds. Visavis reconnects and calls continue, but joining and reconnecting take longer.',
    remedy: tryAnotherNetwork,
    operator: `Let the reverse proxy keep idle WebSockets open for 10 seconds. More is not needed, because the page sends a ping after ${keepAlive.intervalMs / 1_000} seconds. With nginx the default of 60 seconds is enough (proxy_read_timeout, proxy_send_timeout), so look for a smaller value.`,
  },
  'idle-unresponsive': {
    meaning:
      'After a few idle seconds nothing came back, although nobody closed the connection: something in between dropped it silently. Visavis detects that and reconnects, but joining and reconnecting take longer.',
    remedy: tryAnotherNetwork,
    operator:
      'Let the reverse proxy, the firewall and the load balancer keep idle connections for 10 seconds.',
  },
  'high-latency': {
    meaning: 'Responses are slow, so joining and connecting are slow too.',
    remedy: improveConnection,
  },
  refused: {
    meaning: 'The server refuses the connection.',
    remedy: 'Use the address that you were given, or try again in a few minutes.',
    operator:
      'With LOG_LEVEL=debug the server logs the reason. Often ALLOWED_ORIGINS is missing, or the proxy changes Host.',
  },
} as const satisfies Record<string, Advice>;
