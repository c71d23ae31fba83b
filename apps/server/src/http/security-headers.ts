/**
 * What a document may load. The page needs nothing from anywhere but its own server, and nobody may put
 * it into a frame. Its WebSocket is of the same host and counts as 'self' (CSP 3, section 6.7.2.8); its
 * pictures of people are streams, which no policy is asked for.
 *
 * @param inlineScripts sources of the scripts that the document itself contains
 */
export const createContentSecurityPolicy = (inlineScripts: readonly string[] = []): string =>
  [
    "default-src 'self'",
    ["script-src 'self'", ...inlineScripts].join(' '),
    "connect-src 'self'",
    "media-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Sent with everything. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': createContentSecurityPolicy(),
  'Permissions-Policy':
    'camera=(self), microphone=(self), display-capture=(self), speaker-selection=(self), ' +
    'screen-wake-lock=(self), fullscreen=(self), picture-in-picture=(self), geolocation=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};
