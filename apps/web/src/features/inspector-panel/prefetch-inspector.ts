/** The element that lists the inspector's files; build/list-inspector-files.ts writes it. */
const metaSelector = 'meta[name="visavis-inspector"]';

/** The URLs of the inspector's files; none in development. */
function inspectorFiles(): readonly string[] {
  const named = document.querySelector(metaSelector);
  return named instanceof HTMLMetaElement ? named.content.split(' ') : [];
}

let prefetch: Promise<unknown> | null = null;

/**
 * Fetches the files of the inspector into the browser's cache without running them. The inspector is needed most
 * when the server is unreachable, and then it could not be fetched. A failed fetch is repeated at the next call.
 */
export function prefetchInspector(): void {
  prefetch ??= Promise.all(
    inspectorFiles().map(async (file) => {
      const response = await fetch(file, { priority: 'low' });
      if (!response.ok) throw new Error(`${file} could not be fetched.`);
      // The browser caches only a response that was read to its end.
      await response.arrayBuffer();
    }),
  ).catch(() => {
    prefetch = null;
  });
}
