/** How the page calls the files that the inspector is loaded in; build/name-inspector.ts writes it. */
const metaSelector = 'meta[name="visavis-inspector"]';

/** The files that the inspector is loaded in. In development there are none. */
function inspectorFiles(): readonly string[] {
  const named = document.querySelector(metaSelector);
  return named instanceof HTMLMetaElement ? named.content.split(' ') : [];
}

let prefetch: Promise<unknown> | null = null;

/**
 * Fetches what the inspector is loaded in, without running any of it: it is wanted most when the server is
 * away, and then it could not be fetched any more. What was not there is fetched the next time.
 */
export function prefetchInspector(): void {
  prefetch ??= Promise.all(
    inspectorFiles().map(async (file) => {
      const answer = await fetch(file, { priority: 'low' });
      if (!answer.ok) throw new Error(`${file} is not there.`);
      // Read to its end, so that the browser keeps it.
      await answer.arrayBuffer();
    }),
  ).catch(() => {
    prefetch = null;
  });
}
