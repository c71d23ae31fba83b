import type { Browser } from '@playwright/test';

/** A page that can be frozen as browsers do with background tabs (Page Lifecycle). */
export interface FreezablePage extends AsyncDisposable {
  /** Evaluates an expression in the page. @returns its value, which must be serialisable as JSON */
  evaluate(expression: string): Promise<unknown>;
  /** Hides the page and freezes its timers and events. */
  freeze(): Promise<void>;
  /** Resumes the page and brings it to the front. */
  resume(): Promise<void>;
}

/** A property of a parsed JSON value. */
function readProperty(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/**
 * Opens a page that Playwright does not manage: Playwright emulates focus for its own pages, and Chromium
 * freezes no visible page.
 * @param initScript runs before the scripts of the page
 */
export async function openFreezablePage(
  browser: Browser,
  address: string,
  initScript: () => void,
): Promise<FreezablePage> {
  const session = await browser.newBrowserCDPSession();
  const { browserContextId } = await session.send('Target.createBrowserContext');
  const target = { url: 'about:blank', browserContextId };
  const { targetId } = await session.send('Target.createTarget', target);
  const { sessionId } = await session.send('Target.attachToTarget', { targetId });

  let lastId = 0;
  const pending = new Map<unknown, (response: unknown) => void>();
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const response: unknown = JSON.parse(message);
    pending.get(readProperty(response, 'id'))?.(response);
  });
  const send = async (method: string, params: object = {}): Promise<unknown> => {
    const id = (lastId += 1);
    const responded = new Promise<unknown>((resolve) => {
      pending.set(id, resolve);
    });
    const message = JSON.stringify({ id, method, params });
    await session.send('Target.sendMessageToTarget', { sessionId, message });
    const response = await responded;
    pending.delete(id);
    const result = readProperty(response, 'result');
    if (result === undefined) throw new Error(`${method} failed: ${JSON.stringify(response)}`);
    return result;
  };

  await send('Page.enable');
  await send('Page.addScriptToEvaluateOnNewDocument', { source: `(${String(initScript)})()` });
  await send('Page.navigate', { url: address });
  return {
    async evaluate(expression) {
      const params = { expression, returnByValue: true, awaitPromise: true };
      return readProperty(readProperty(await send('Runtime.evaluate', params), 'result'), 'value');
    },
    async freeze() {
      await send('Page.setWebLifecycleState', { state: 'frozen' });
    },
    async resume() {
      await send('Page.setWebLifecycleState', { state: 'active' });
      await send('Page.bringToFront');
    },
    async [Symbol.asyncDispose]() {
      await session.send('Target.disposeBrowserContext', { browserContextId });
      await session.detach();
    },
  };
}
