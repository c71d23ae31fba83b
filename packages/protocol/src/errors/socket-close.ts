import {
  closeCodeOf,
  isRefusalReason,
  refusalReasons,
  type RefusalReason,
} from './refusal-reasons.ts';

/** What codes of other specifications say, whoever closes with them: a proxy may do so too. */
const standardCloseReasons = new Map<number, RefusalReason>([
  /** A frame was larger than is read (RFC 6455 section 7.4.1). */
  [1009, 'too-large'],
  /** The server restarts (IANA's registry of WebSocket close codes). */
  [1012, 'server-closing'],
]);

/** How a WebSocket was closed, as its `close` event says. */
export interface SocketClose {
  readonly code: number;
  readonly reason: string;
}

/**
 * The reason with which the server closed a WebSocket, or undefined where it gave none that is known here.
 * Several reasons share a code, and the text says which; without it, the code is enough where only one has it.
 */
export function refusalReasonOfClose({
  code,
  reason: text,
}: SocketClose): RefusalReason | undefined {
  if (isRefusalReason(text) && closeCodeOf(text) === code) return text;
  const [only, ...others] = Object.keys(refusalReasons)
    .filter(isRefusalReason)
    .filter((reason) => closeCodeOf(reason) === code);
  return standardCloseReasons.get(code) ?? (others.length === 0 ? only : undefined);
}
