/** Resolves when a condition holds, looking again and again; rejects with what was waited for. */
export async function waitUntil(
  what: string,
  condition: () => boolean,
  patience = 10_000,
): Promise<void> {
  const end = performance.now() + patience;
  while (!condition()) {
    if (performance.now() > end) throw new Error(`Waited ${patience} ms in vain: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
