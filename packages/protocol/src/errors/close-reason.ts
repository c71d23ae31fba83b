import { closeCode, isReason, reasons, type Reason } from './reasons.ts';

/** What codes of other specifications say, whoever closes with them: a proxy may do so too. */
const standard = new Map<number, Reason>([
  /** A frame was larger than is read (RFC 6455 section 7.4.1). */
  [1009, 'too-large'],
  /** The server restarts (IANA's registry of WebSocket close codes). */
  [1012, 'server-closing'],
]);

/** How a WebSocket was closed, as its `close` event says. */
export interface Closing {
  readonly code: number;
  readonly reason: string;
}

/**
 * The reason with which the server closed a WebSocket, or undefined where it gave none that is known here.
 * Several reasons share a code, and the text says which; without it, the code is enough where only one has it.
 */
export function closeReason({ code, reason: text }: Closing): Reason | undefined {
  if (isReason(text) && closeCode(text) === code) return text;
  const [only, ...others] = Object.keys(reasons)
    .filter(isReason)
    .filter((reason) => closeCode(reason) === code);
  return standard.get(code) ?? (others.length === 0 ? only : undefined);
}
