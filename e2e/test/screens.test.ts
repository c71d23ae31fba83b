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

test('a link with a name leads into the lobby under that name', async ({ page }) => {
  await page.goto(`/r/${createRoomName()}?name=Ana`);

  await expect(nameField(page)).toHaveValue('Ana');
  await expect(joinButton(page)).toBeVisible();
});

test('a link that joins without a name joins as a guest', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using kiosk = await openBrowser(browser, 'Guest');
  await kiosk.page.goto(`/r/${room}?join=1`);

  await expectConnectedTo(ana, ['Guest']);
  await expectVideo(ana, 'Guest');
});

test('an address that is no room’s name leads to the one that it stands for', async ({ page }) => {
  await page.goto('/r/Tea%20with%20Zo%C3%AB?name=Ana');

  await expect(page).toHaveURL(/\/r\/tea-with-zoe\?name=Ana$/);
  await expect(nameField(page)).toHaveValue('Ana');
});

test('an address that can be no room’s says so, and leads home', async ({ page }) => {
  await page.goto('/r/%3F%21');

  await expect(page.getByRole('heading', { name: /no such page/i })).toBeVisible();
  await page.getByRole('link', { name: /home/i }).click();
  await expect(page.getByRole('button', { name: /start a new call/i })).toBeVisible();
});

test('a browser that lacks what a call needs is told so, in a link that joins too', async ({
  browser,
}) => {
  await using ana = await openBrowser(browser, 'Ana', {
    initScript: () => Reflect.deleteProperty(window, 'RTCPeerConnection'),
  });
  for (const address of [`/r/${createRoomName()}`, joinUrl(createRoomName(), 'Ana')]) {
    await ana.page.goto(address);
    await expect(ana.page.getByRole('heading', { name: /browser is too old/i })).toBeVisible();
    await expect(ana.page.getByText('RTCPeerConnection')).toBeVisible();
    await expect(ana.page.locator('video')).toHaveCount(0);
  }
});

/** Makes a page too new for its server; the refusal is the server's own. */
async function claimNewerProtocol(
  page: Page,
  change = (refusal: string) => refusal,
): Promise<void> {
  await page.routeWebSocket(/\/trpc/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      server.send(String(message).replace(/"protocol":"[\d-]+"/, '"protocol":"9-9"'));
    });
    server.onMessage((message) => socket.send(change(String(message))));
  });
}

test('a page newer than the server says so', async ({ page }) => {
  await claimNewerProtocol(page);
  await page.goto(joinUrl(createRoomName(), 'Ana'));

  await expect(page.getByRole('heading', { name: /server is older/i })).toBeVisible();
});

test('a page older than the server says so, and is loaded anew by a press', async ({ page }) => {
  // No version is too old yet, so the refusal is the one for the opposite with the other reason.
  await claimNewerProtocol(page, (refusal) =>
    refusal.replace('server-outdated', 'client-outdated'),
  );
  await page.goto(joinUrl(createRoomName(), 'Ana'));
  await expect(page.getByRole('heading', { name: /older than the server/i })).toBeVisible();

  const loaded = page.waitForEvent('load');
  await page.getByRole('button', { name: /reload/i }).click();
  await loaded;
});

test('a call that is taken up elsewhere says so, and can be taken back', async ({ browser }) => {
  const room = createRoomName();
  await using ben = await joinRoom(browser, room, 'Ben');
  await using ana = await joinRoom(browser, room, 'Ana');
  await expectConnectedTo(ben, ['Ana']);
  const session = await ana.page.evaluate(() => JSON.stringify(sessionStorage));

  await using other = await openBrowser(browser, 'Ana');
  // The secret in another browser, where the lock that tells two tabs apart does not reach.
  await other.context.addInitScript((stored) => {
    const values: unknown = JSON.parse(stored);
    Object.assign(sessionStorage, values);
  }, session);
  await other.page.goto(joinUrl(room, 'Ana'));

  await expect(ana.page.getByRole('heading', { name: /goes on elsewhere/i })).toBeVisible();
  await expectConnectedTo(other, ['Ben']);
  await expectVideo(ben, 'Ana');

  await ana.page.getByRole('button', { name: /take the call here/i }).click();
  await joinButton(ana.page).click();
  await expect(other.page.getByRole('heading', { name: /goes on elsewhere/i })).toBeVisible();
  await expectConnectedTo(ana, ['Ben']);
  await expectConnectedTo(ben, ['Ana']);
});

test('a room that has ended is opened anew from its last page', async ({ browser }) => {
  await using site = await startTestServer({ ROOM_MAX_AGE_MS: '3000' });
  await using ana = await joinRoom(browser, createRoomName(), 'Ana', { origin: site.origin });
  await expect(ana.page.getByRole('heading', { name: /ended/i })).toBeVisible();
  await expect(ana.page.locator('video')).toHaveCount(0);

  await ana.page.getByRole('button', { name: /open the room anew/i }).click();
  await joinButton(ana.page).click();

  await expect(ana.page.getByRole('button', { name: /^leave/i })).toBeVisible();
});
