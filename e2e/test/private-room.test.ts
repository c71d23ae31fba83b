import { expect, test, type Page } from '@playwright/test';
import { expectVideo } from './support/media.ts';
import {
  directLink,
  expectConnectedTo,
  openBrowser,
  tileOf,
  type Participant,
} from './support/participants.ts';

const joinButton = (page: Page) => page.getByRole('button', { name: /^join/i });

/** Starts a new call and joins it. Gives the address of the page, which is the link. */
async function startCall({ page }: Participant): Promise<string> {
  await page.goto('/');
  await page.getByLabel(/^your name/i).fill('Ana');
  await page.getByRole('button', { name: 'Start a new call' }).click();
  await expect(page).toHaveURL(/\/r\/P[\w-]{22}#[\w-]{22}$/);
  await expect(page.getByText(/only people with the link can join/i)).toBeVisible();
  await joinButton(page).click();
  await expect(page.getByRole('toolbar')).toBeVisible();
  return page.url();
}

/** Everything that a page sends to the server: addresses of requests, their headers and bodies, and frames. */
function recordSent(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => {
    sent.push(request.url(), JSON.stringify(request.headers()), request.postData() ?? '');
  });
  page.on('websocket', (socket) => {
    sent.push(socket.url());
    socket.on('framesent', ({ payload }) => sent.push(String(payload)));
    socket.on('framereceived', ({ payload }) => sent.push(String(payload)));
  });
  return sent;
}

test('whoever has the link sees the others, and the server sees neither key nor name', async ({
  browser,
}) => {
  await using ana = await openBrowser(browser, 'Ana');
  const sent = recordSent(ana.page);
  const link = await startCall(ana);
  await using ben = await openBrowser(browser, 'Ben');
  sent.push(...recordSent(ben.page));
  await ben.page.goto(directLink(link, 'Ben'));
  await expectVideo(ana, 'Ben');
  await expectVideo(ben, 'Ana');

  const { hash } = new URL(link);
  const everything = sent.join('\n');
  expect(everything).not.toContain(hash.slice(1));
  expect(everything).toContain('"kind":"sealed"');
  expect(everything).not.toContain('candidate:');
  expect(everything).not.toContain('fingerprint');
  expect(everything).not.toContain('"name":"Ana"');
});

test('the link that is copied is the whole one', async ({ browser }) => {
  await using ana = await openBrowser(browser, 'Ana');
  const link = await startCall(ana);
  await expect(ana.page.getByLabel('Link to this room')).toHaveValue(link);
});

test('a call comes back after a reload', async ({ browser }) => {
  await using ana = await openBrowser(browser, 'Ana');
  const link = await startCall(ana);
  await using ben = await openBrowser(browser, 'Ben');
  await ben.page.goto(directLink(link, 'Ben'));
  await expectConnectedTo(ana, ['Ben']);
  await ben.page.reload();
  await expectConnectedTo(ana, ['Ben']);
  await expectConnectedTo(ben, ['Ana']);
  await expect(tileOf(ben, 'Ana')).toBeVisible();
});

test('a link with another key opens nothing', async ({ browser }) => {
  await using ana = await openBrowser(browser, 'Ana');
  const link = await startCall(ana);
  const [address] = link.split('#');
  await using eve = await openBrowser(browser, 'Eve');
  await eve.page.goto(`${address}#AAAAAAAAAAAAAAAAAAAAAA`);
  await expect(
    eve.page.getByRole('heading', { name: 'This link does not open the call' }),
  ).toBeVisible();
  await expect(ana.page.locator('[data-peer]')).toHaveCount(0);
});

test('a link without its last part says so', async ({ browser }) => {
  await using ana = await openBrowser(browser, 'Ana');
  const link = await startCall(ana);
  const [address = ''] = link.split('#');
  await using eve = await openBrowser(browser, 'Eve');
  for (const broken of [address, `${address}#`, link.slice(0, -1)]) {
    await eve.page.goto('about:blank');
    await eve.page.goto(broken);
    await expect(
      eve.page.getByRole('heading', { name: 'This link is incomplete' }),
      broken,
    ).toBeVisible();
  }
});

test('another link to the same room is opened when it is pasted over the first', async ({
  browser,
}) => {
  await using ana = await openBrowser(browser, 'Ana');
  const link = await startCall(ana);
  const [address = ''] = link.split('#');
  await using ben = await openBrowser(browser, 'Ben');
  await ben.page.goto(`${address}#AAAAAAAAAAAAAAAAAAAAAA`);
  await expect(ben.page.getByRole('heading', { name: /does not open/ })).toBeVisible();
  await ben.page.evaluate((other) => location.assign(other), link);
  await expect(joinButton(ben.page)).toBeVisible();
  await expect(ben.page.getByText('One person is here.')).toBeVisible();
});

test('a room by its name says that it is open', async ({ page }) => {
  await page.goto('/r/tea-with-ana');
  await expect(page.getByText(/whoever runs the server could listen/i)).toBeVisible();
});
