/** What one end of a WebSocket sends to the other (RFC 6455), the handshake included. */
export type Frame =
  | { readonly kind: 'upgrade' }
  | { readonly kind: 'switchingProtocols' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'ping' }
  | { readonly kind: 'pong' }
  | { readonly kind: 'close'; readonly code: number; readonly reason: string };

/** The states of a WebSocket, by the names of the standard. */
export const readyStates = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 } as const;

/** No close frame came: the connection broke (RFC 6455 section 7.1.5). */
export const abnormalClosure = 1006;
