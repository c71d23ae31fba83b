/**
 * Keeps the inspector's page in the browser, so that it opens where there is no server: what one wants to look
 * into is often why. A service worker that is asked for /inspector only; a call never depends on it.
 */
declare const self: ServiceWorkerGlobalScope;

const pagePath = '/inspector';
const iconPath = '/icon.svg';
/** The name of the cache. */
const cacheName = 'inspector';
/** The files that a page names: its scripts, its styles, and what the inspector is loaded in. */
const assetPattern = /\/assets\/[^"'\s<>]+/g;

/** Keeps a page with all its files, and no others. Until it has all of them, what was kept before stays. */
async function cachePage(page: Response): Promise<void> {
  const html = await page.clone().text();
  const cache = await caches.open(cacheName);
  const files = new Set([iconPath, ...Array.from(html.matchAll(assetPattern), ([file]) => file)]);
  await Promise.all(
    Array.from(files, async (file) => {
      // A file never changes under its name, but for the icon, which may be old.
      if ((await cache.match(file)) === undefined) await cache.add(file);
    }),
  );
  await cache.put(pagePath, page);
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname !== pagePath && !files.has(pathname)) await cache.delete(request);
  }
}

/** The page as the server has it, or else as it was kept. */
async function fetchPage(event: FetchEvent): Promise<Response> {
  const kept = () => caches.match(pagePath);
  try {
    const page = await fetch(event.request);
    // A proxy answers for a server that is away.
    if (page.status >= 500) return (await kept()) ?? page;
    if (page.ok) event.waitUntil(cachePage(page.clone()).catch(() => {}));
    return page;
  } catch {
    return (await kept()) ?? Response.error();
  }
}

self.addEventListener('install', (event) => {
  event.waitUntil(fetch(pagePath).then(cachePage));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.origin) return;
  if (request.mode === 'navigate') event.respondWith(fetchPage(event));
  else event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
});
