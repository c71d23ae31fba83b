const pollIntervalMs = 2;

/** Waits until a condition holds; the test runner's own time limit is the only one. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, pollIntervalMs));
}
