/**
 * The Trusted Types policies of the web app (https://www.w3.org/TR/trusted-types/). Each is private to one module,
 * and its name can be used once: Solid's templates (apps/web/build/trusted-templates.ts), and the URL of the
 * inspector's service worker.
 */
const trustedTypesPolicies = ['solid-templates', 'inspector-worker'];

/**
 * The content security policy of a document. The web app loads everything from its own server, and must not
 * be framed. Its WebSocket has the same host and matches 'self' (CSP 3, section 6.7.2.8). Video comes from
 * MediaStreams, to which no policy applies. A text becomes HTML or the URL of a script only through a policy of
 * the page. Browsers without Trusted Types ignore that.
 *
 * @param inlineScripts hashes of the document's inline scripts
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
    "require-trusted-types-for 'script'",
    ['trusted-types', ...trustedTypesPolicies].join(' '),
  ].join('; ');

const yearSeconds = 31_536_000;

/**
 * The headers of every response.
 * @param publicUrl where it is https, browsers use nothing else for a year (RFC 6797). Without one, other programs
 * on this machine may need http under the same name
 */
export const createSecurityHeaders = (
  publicUrl: string | undefined,
): Readonly<Record<string, string>> => ({
  ...(publicUrl?.startsWith('https:') && { 'Strict-Transport-Security': `max-age=${yearSeconds}` }),
  'Content-Security-Policy': createContentSecurityPolicy(),
  'Permissions-Policy':
    'camera=(self), microphone=(self), display-capture=(self), speaker-selection=(self), ' +
    'screen-wake-lock=(self), fullscreen=(self), picture-in-picture=(self), geolocation=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
});
