/**
 * Whether a page of this origin may connect. A page may connect to the host that it came from, and
 * where the operator allows it. Programs other than browsers send no Origin and are let in: the check
 * protects people from other websites, not the server from people.
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
