const pollIntervalMs = 50;

/** Resolves after `ms` milliseconds. @throws the reason of the signal, if it is aborted before */
export function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal.reason instanceof Error ? signal.reason : new Error('The wait was aborted.'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** Resolves to the value of a promise, or to `timeout` after `ms` milliseconds. */
export async function withTimeout<Value>(
  promise: Promise<Value>,
  ms: number,
  signal: AbortSignal,
): Promise<Value | 'timeout'> {
  const finished = new AbortController();
  try {
    const timeout = delay(ms, AbortSignal.any([signal, finished.signal])).then(
      () => 'timeout' as const,
    );
    return await Promise.race([promise, timeout]);
  } finally {
    finished.abort();
  }
}

/** Polls a condition. Resolves to true when it holds, to false if it does not within `ms` milliseconds. */
export async function pollUntil(
  condition: () => boolean,
  ms: number,
  signal: AbortSignal,
): Promise<boolean> {
  for (let elapsedMs = 0; elapsedMs <= ms; elapsedMs += pollIntervalMs) {
    if (condition()) return true;
    await delay(pollIntervalMs, signal);
  }
  return false;
}
