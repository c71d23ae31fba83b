const pollIntervalMs = 2;

/** Waits until a condition holds. The only timeout is that of the test. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, pollIntervalMs));
}
