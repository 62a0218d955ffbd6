// Keeps the page usable without a network after the first visit. The page tells which files it was made of; hashed files never change and
// come from the cache, everything else is asked for first and comes from the cache only when there is no answer.
const CACHE = 'long-game';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  event.waitUntil(
    caches.open(CACHE).then(async (cache) => {
      const wanted = new Set(event.data);
      for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
      const kept = new Set((await cache.keys()).map((request) => request.url));
      await Promise.all([...wanted].filter((url) => !kept.has(url)).map((url) => cache.add(url)));
    }),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return;
  const stored = () => caches.match(request, { ignoreSearch: request.mode === 'navigate', ignoreVary: true });
  const hashed = request.url.includes('/assets/');
  event.respondWith(
    hashed
      ? stored().then((response) => response ?? fetch(request))
      : fetch(request).catch(async (error) => {
          const response = await stored();
          if (response) return response;
          throw error;
        }),
  );
});
