/**
 * Waits for a promise, but not longer than a timeout in milliseconds.
 *
 * @param description names what is awaited in the error message
 */
export async function withTimeout<Value>(
  promise: Promise<Value>,
  timeoutMs: number,
  description: string,
): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`Timed out after ${timeoutMs} ms: ${description}.`)),
      timeoutMs,
    );
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Checks a condition every few milliseconds until it is true. @throws after a timeout in milliseconds */
export async function pollUntil(
  condition: () => Promise<boolean>,
  timeoutMs: number,
  description: string,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > deadline)
      throw new Error(`Timed out after ${timeoutMs} ms: ${description}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
