import { normalClosure } from '../server-connection/close-codes.ts';

/**
 * A browser WebSocket that leaves the room when its page is closed, reloaded or navigated away. By itself
 * the browser closes with 1001, but Chromium also does so for a crashed tab, whose user may come back.
 */
export function withPageHideClose(Base: typeof WebSocket): typeof WebSocket {
  return class extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      const listening = new AbortController();
      // A close frame is still sent now. A request would need another task, which never runs.
      addEventListener('pagehide', () => this.close(normalClosure), { signal: listening.signal });
      this.addEventListener('close', () => listening.abort());
    }
  };
}
