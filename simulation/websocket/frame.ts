/** What one end of a WebSocket sends to the other, including the handshake (RFC 6455). */
export type Frame =
  | { readonly kind: 'upgrade' }
  | { readonly kind: 'switchingProtocols' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'ping' }
  | { readonly kind: 'pong' }
  | { readonly kind: 'close'; readonly code: number; readonly reason: string };

/** The ready states of a WebSocket, with the names of the standard. */
export const readyStates = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 } as const;

/** The close code of a connection that broke without a close frame (RFC 6455 section 7.1.5). */
export const abnormalClosure = 1006;
