import { onCleanup } from 'solid-js';

/** Keeps the screen on, until the component is removed. Browsers end that whenever the page is hidden. */
export function keepScreenOn(): void {
  if (!('wakeLock' in navigator)) return;
  let lock: WakeLockSentinel | null = null;
  let isDisposed = false;
  const request = async () => {
    if (document.visibilityState !== 'visible' || isDisposed) return;
    try {
      lock = await navigator.wakeLock.request('screen');
      if (isDisposed) await lock.release();
    } catch {
      // The system may refuse, for example to save power.
    }
  };
  const onVisibilityChange = () => void request();
  document.addEventListener('visibilitychange', onVisibilityChange);
  void request();
  onCleanup(() => {
    isDisposed = true;
    document.removeEventListener('visibilitychange', onVisibilityChange);
    void lock?.release();
  });
}
