/**
 * Whether a page of this origin may connect: a page of the same host, or one that the operator allows.
 * Programs other than browsers send no Origin and are accepted: the check protects users from other
 * websites, not the server from its clients.
 */
export function isOriginAllowed(
  origin: string | undefined,
  host: string | undefined,
  allowed: readonly string[],
): boolean {
  if (origin === undefined) return true;
  if (allowed.includes(origin)) return true;
  if (host === undefined || !URL.canParse(origin)) return false;
  return new URL(origin).host === host.toLowerCase();
}
