import type { Page } from '@playwright/test';

/** Lets a page connect to a server that changes what it delivers to the page. */
export const deliverThrough = (page: Page, change: (frame: string) => string): Promise<void> =>
  page.routeWebSocket(/\/trpc/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((frame) => socket.send(typeof frame === 'string' ? change(frame) : frame));
  });
