/**
 * Caches the page of the inspector, so that it opens without a server: an unreachable server is often what one wants
 * to inspect. Its scope is /inspector only; calls never depend on it.
 */
declare const self: ServiceWorkerGlobalScope;

const pagePath = '/inspector';
const iconPath = '/icon.svg';
const cacheName = 'inspector';
/** The files that the page refers to: scripts, styles, and the listed files of the inspector. */
const assetPattern = /\/assets\/[^"'\s<>]+/g;

/** Caches a page with all its files. The previous files are deleted after all new ones are cached. */
async function cachePage(page: Response): Promise<void> {
  const html = await page.clone().text();
  const cache = await caches.open(cacheName);
  const files = new Set([iconPath, ...Array.from(html.matchAll(assetPattern), ([file]) => file)]);
  await Promise.all(
    Array.from(files, async (file) => {
      // The file names contain hashes, except the icon, which may be outdated.
      if ((await cache.match(file)) === undefined) await cache.add(file);
    }),
  );
  await cache.put(pagePath, page);
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname !== pagePath && !files.has(pathname)) await cache.delete(request);
  }
}

/** Returns the page from the server, or from the cache if the server does not respond. */
async function fetchPage(event: FetchEvent): Promise<Response> {
  const cachedPage = () => caches.match(pagePath);
  try {
    const page = await fetch(event.request);
    // A reverse proxy responds for an unreachable server.
    if (page.status >= 500) return (await cachedPage()) ?? page;
    if (page.ok) event.waitUntil(cachePage(page.clone()).catch(() => {}));
    return page;
  } catch {
    return (await cachedPage()) ?? Response.error();
  }
}

self.addEventListener('install', (event) => {
  event.waitUntil(fetch(pagePath).then(cachePage));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.origin) return;
  if (request.mode === 'navigate') event.respondWith(fetchPage(event));
  else event.respondWith(caches.match(request).then((cached) => cached ?? fetch(request)));
});
