/** Resolves after `ms` milliseconds. @throws the reason of the signal, where that is aborted before */
export function delay(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal.reason instanceof Error ? signal.reason : new Error('It is no longer wanted.'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal.addEventListener('abort', onAbort, { once: true });
  });
}

/** What a promise gives within `ms` milliseconds; `late` where it takes longer. */
export async function withTimeout<Value>(
  promise: Promise<Value>,
  ms: number,
  signal: AbortSignal,
): Promise<Value | 'timeout'> {
  const over = new AbortController();
  try {
    const late = delay(ms, AbortSignal.any([signal, over.signal])).then(() => 'timeout' as const);
    return await Promise.race([promise, late]);
  } finally {
    over.abort();
  }
}

/** Looks again and again. True as soon as it is so, false where it is not within `ms` milliseconds. */
export async function pollUntil(
  isSo: () => boolean,
  ms: number,
  signal: AbortSignal,
): Promise<boolean> {
  const interval = 50;
  for (let passed = 0; passed <= ms; passed += interval) {
    if (isSo()) return true;
    await delay(interval, signal);
  }
  return false;
}
