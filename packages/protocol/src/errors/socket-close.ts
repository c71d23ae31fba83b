import {
  closeCodeOf,
  isRefusalReason,
  refusalReasons,
  type RefusalReason,
} from './refusal-reasons.ts';

/** Close codes of other specifications, which a proxy may send too. */
const standardCloseReasons = new Map<number, RefusalReason>([
  // Message too big (RFC 6455 section 7.4.1).
  [1009, 'too-large'],
  // Service restart (IANA's registry of WebSocket close codes).
  [1012, 'server-closing'],
]);

/** The `code` and `reason` of a WebSocket's `close` event. */
export interface SocketClose {
  readonly code: number;
  readonly reason: string;
}

/**
 * The reason for which the server closed a WebSocket; undefined if it gave none or an unknown one. Several
 * reasons share a close code. The text distinguishes them; without it, the code must belong to one reason.
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
