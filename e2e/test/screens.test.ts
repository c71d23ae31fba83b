import { expect, test, type Page } from '@playwright/test';
import { expectVideo } from './support/media.ts';
import {
  openBrowser,
  joinUrl,
  expectConnectedTo,
  createRoomName,
  joinRoom,
} from './support/participants.ts';
import { startTestServer } from './support/test-server.ts';

const nameField = (page: Page) => page.getByLabel(/^your name/i);
const joinButton = (page: Page) => page.getByRole('button', { name: /^join$/i });

test('a URL with a name opens the lobby with that name', async ({ page }) => {
  await page.goto(`/r/${createRoomName()}?name=Ana`);

  await expect(nameField(page)).toHaveValue('Ana');
  await expect(joinButton(page)).toBeVisible();
});

test('a URL that joins without a name joins as a guest with a number', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using kiosk = await openBrowser(browser, 'Guest');
  await kiosk.page.goto(`/r/${room}?join=1`);

  await expectConnectedTo(ana, ['Guest']);
  await expect(ana.page.getByRole('figure', { name: /^Guest \d\d$/ })).toBeVisible();
  await expectVideo(ana, 'Guest');
});

test('a URL with an invalid room name redirects to the normalised name', async ({ page }) => {
  await page.goto('/r/Tea%20with%20Zo%C3%AB?name=Ana');

  await expect(page).toHaveURL(/\/r\/tea-with-zoe\?name=Ana$/);
  await expect(nameField(page)).toHaveValue('Ana');
});

for (const path of ['/r/%3F%21', '/r/', '/nonsense']) {
  test(`a URL without a page or a possible room name shows an error and a link home: ${path}`, async ({
    page,
  }) => {
    await page.goto(path);

    await expect(page.getByRole('heading', { name: /page not found/i })).toBeVisible();
    await page.getByRole('link', { name: /home/i }).click();
    await expect(page.getByRole('button', { name: /start a new call/i })).toBeVisible();
  });
}

test('an unsupported browser is rejected with an explanation, also by a URL that joins', async ({
  browser,
}) => {
  await using ana = await openBrowser(browser, 'Ana', {
    initScript: () => Reflect.deleteProperty(window, 'RTCPeerConnection'),
  });
  for (const url of [`/r/${createRoomName()}`, joinUrl(createRoomName(), 'Ana')]) {
    await ana.page.goto(url);
    await expect(
      ana.page.getByRole('heading', { name: /browser is not supported/i }),
    ).toBeVisible();
    await expect(ana.page.getByText('RTCPeerConnection')).toBeVisible();
    await expect(ana.page.locator('video')).toHaveCount(0);
  }
});

/** Makes the page claim a newer protocol version, so that the server refuses it. */
async function claimNewerProtocol(
  page: Page,
  transform = (message: string) => message,
): Promise<void> {
  await page.routeWebSocket(/\/trpc/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      server.send(String(message).replace(/"protocol":"[\d-]+"/, '"protocol":"9-9"'));
    });
    server.onMessage((message) => socket.send(transform(String(message))));
  });
}

test('a page that is newer than the server shows that', async ({ page }) => {
  await claimNewerProtocol(page);
  await page.goto(joinUrl(createRoomName(), 'Ana'));

  await expect(page.getByRole('heading', { name: /server is older/i })).toBeVisible();
});

test('a page that is older than the server shows that and offers to reload', async ({ page }) => {
  // No version is too old yet, so the test changes the reason of the opposite refusal.
  await claimNewerProtocol(page, (refusal) =>
    refusal.replace('server-outdated', 'client-outdated'),
  );
  await page.goto(joinUrl(createRoomName(), 'Ana'));
  await expect(page.getByRole('heading', { name: /older than the server/i })).toBeVisible();

  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: /reload/i }).click();
  await loaded;
});

test('a call that was taken over by another page shows that and can be taken back', async ({
  browser,
}) => {
  const room = createRoomName();
  await using ben = await joinRoom(browser, room, 'Ben');
  await using ana = await joinRoom(browser, room, 'Ana');
  await expectConnectedTo(ben, ['Ana']);
  const session = await ana.page.evaluate(() => JSON.stringify(sessionStorage));

  const other = { ...ana, page: await ana.context.newPage() };
  // Another tab with the same session, as if the Web Lock of the first one had no effect.
  await other.page.addInitScript((stored) => {
    const values: unknown = JSON.parse(stored);
    Object.assign(sessionStorage, values);
    type Granted = (lock: { readonly name: string; readonly mode: string }) => unknown;
    const request = async (name: string, options: object | Granted, callback?: Granted) => {
      const granted = typeof options === 'function' ? options : callback;
      await granted?.({ name, mode: 'exclusive' });
    };
    Object.defineProperty(LockManager.prototype, 'request', { value: request });
  }, session);
  await other.page.goto(joinUrl(room, 'Ana'));

  await expect(
    ana.page.getByRole('heading', { name: /continues in another window/i }),
  ).toBeVisible();
  await expectConnectedTo(other, ['Ben']);
  await expectVideo(ben, 'Ana');

  await ana.page.getByRole('button', { name: /move the call here/i }).click();
  await joinButton(ana.page).click();
  await expect(
    other.page.getByRole('heading', { name: /continues in another window/i }),
  ).toBeVisible();
  await expectConnectedTo(ana, ['Ben']);
  await expectConnectedTo(ben, ['Ana']);
});

test('a room that has ended can be opened again from its last screen', async ({ browser }) => {
  await using server = await startTestServer({ ROOM_MAX_AGE_MS: '3000' });
  await using ana = await joinRoom(browser, createRoomName(), 'Ana', { origin: server.origin });
  await expect(ana.page.getByRole('heading', { name: /ended/i })).toBeVisible();
  await expect(ana.page.locator('video')).toHaveCount(0);

  await ana.page.getByRole('button', { name: /open the room again/i }).click();
  await joinButton(ana.page).click();

  await expect(ana.page.getByRole('button', { name: /^leave/i })).toBeVisible();
});
