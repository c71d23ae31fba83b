import type { Browser } from '@playwright/test';

/** A page whose life the browser can suspend, as it does with tabs in the background (Page Lifecycle). */
export interface FreezablePage extends AsyncDisposable {
  /** Runs an expression in the page, and gives what it is, as JSON could. */
  evaluate(expression: string): Promise<unknown>;
  /** Hides the page and freezes its timers and events. */
  freeze(): Promise<void>;
  /** Lets it go on, and shows it. */
  resume(): Promise<void>;
}

/** A property of something that came as JSON. */
function readProperty(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}

/**
 * Opens a page that Playwright does not know: of its own pages it pretends that they have the focus, and
 * Chromium freezes no page that is seen.
 * @param prepare runs in the page before its own scripts
 */
export async function openFreezablePage(
  browser: Browser,
  address: string,
  prepare: () => void,
): Promise<FreezablePage> {
  const session = await browser.newBrowserCDPSession();
  const { browserContextId } = await session.send('Target.createBrowserContext');
  const target = { url: 'about:blank', browserContextId };
  const { targetId } = await session.send('Target.createTarget', target);
  const { sessionId } = await session.send('Target.attachToTarget', { targetId });

  let asked = 0;
  const waiting = new Map<unknown, (answer: unknown) => void>();
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer: unknown = JSON.parse(message);
    waiting.get(readProperty(answer, 'id'))?.(answer);
  });
  const ask = async (method: string, params: object = {}): Promise<unknown> => {
    const id = (asked += 1);
    const answered = new Promise<unknown>((resolve) => {
      waiting.set(id, resolve);
    });
    const message = JSON.stringify({ id, method, params });
    await session.send('Target.sendMessageToTarget', { sessionId, message });
    const answer = await answered;
    waiting.delete(id);
    const result = readProperty(answer, 'result');
    if (result === undefined) throw new Error(`${method} is refused: ${JSON.stringify(answer)}`);
    return result;
  };

  await ask('Page.enable');
  await ask('Page.addScriptToEvaluateOnNewDocument', { source: `(${String(prepare)})()` });
  await ask('Page.navigate', { url: address });
  return {
    async evaluate(expression) {
      const params = { expression, returnByValue: true, awaitPromise: true };
      return readProperty(readProperty(await ask('Runtime.evaluate', params), 'result'), 'value');
    },
    async freeze() {
      await ask('Page.setWebLifecycleState', { state: 'frozen' });
    },
    async resume() {
      await ask('Page.setWebLifecycleState', { state: 'active' });
      await ask('Page.bringToFront');
    },
    async [Symbol.asyncDispose]() {
      await session.send('Target.disposeBrowserContext', { browserContextId });
      await session.detach();
    },
  };
}
