import { normalClosure } from '../server-connection/immediate-close.ts';

/**
 * A browser's WebSocket that takes leave when its page goes: closed, reloaded or navigated away. Left to
 * itself the browser would close it with 1001, but Chromium does so for a tab that crashed as well, whose
 * person may be back in a moment.
 */
export function withPageHideClose(Base: typeof WebSocket): typeof WebSocket {
  return class extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      const watching = new AbortController();
      // A closing that is begun here is still sent; what a request would need, a task of its own, never comes.
      addEventListener('pagehide', () => this.close(normalClosure), { signal: watching.signal });
      this.addEventListener('close', () => watching.abort());
    }
  };
}
