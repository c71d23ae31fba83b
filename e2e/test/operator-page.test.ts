import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { joinHeadless } from './support/headless-participant.ts';
import { openBrowser, createRoomName } from './support/participants.ts';
import { startTestServer } from './support/test-server.ts';

test('the operator sees members join and leave, and finds their room', async ({ browser }) => {
  await using server = await startTestServer({ OPERATOR_SHOW_NAMES: '1' });
  const { origin } = server;
  const room = createRoomName();
  await using operator = await openBrowser(browser, 'operator', { origin });
  const { page } = operator;
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto('/operator');
  await expect(page.getByText('Nobody is in any room.')).toBeVisible();

  using _ana = await joinHeadless(origin, room, 'Ana');
  using ben = await joinHeadless(origin, room, '<b>Ben</b>');

  // The page refreshes automatically.
  const card = page.getByRole('article', { name: room });
  const rowOf = (name: string) => card.getByRole('row').filter({ hasText: name });
  await expect(rowOf('Ana')).toContainText('Present');
  await expect(rowOf('<b>Ben</b>')).toContainText('Present');
  await expect(card.getByText('The room has several members and is not full.')).toBeVisible();

  await page.getByRole('searchbox').fill('no-such-room');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No room has this pseudonym or name.')).toBeVisible();
  await page.getByRole('searchbox').fill(room);
  await page.keyboard.press('Enter');
  await expect(card).toBeVisible();

  const live = page.getByRole('button', { name: 'Live' });
  await live.press('Space');
  await expect(live).toHaveAttribute('aria-pressed', 'false');
  ben.leave();
  await expect
    .poll(() => fetch(`${origin}/operator.json`).then((response) => response.text()))
    .not.toContain('Ben');
  await expect(rowOf('<b>Ben</b>')).toBeVisible();
  await live.press('Space');
  await expect(rowOf('<b>Ben</b>')).toHaveCount(0);
  expect(errors).toEqual([]);

  await server.kill();
  await expect(page.getByRole('status')).toContainText('The server does not answer.');
});

test('with a token, the browser asks for it and the page refreshes automatically', async ({
  browser,
}) => {
  const OPERATOR_TOKEN = 'a-token-that-nobody-guesses';
  await using server = await startTestServer({ OPERATOR_TOKEN, OPERATOR_SHOW_NAMES: '1' });
  const { origin } = server;
  const room = createRoomName();
  expect((await fetch(`${origin}/operator`)).status).toBe(401);

  // The browser sends the credentials after a 401 response.
  const credentials = { username: 'anyone', password: OPERATOR_TOKEN };
  await using prompted = await openBrowser(browser, 'prompted', {
    origin,
    contextOptions: { httpCredentials: credentials },
  });
  await prompted.page.goto('/operator');
  // Or they are in the URL itself. A script cannot fetch relative URLs with credentials.
  await using bookmarked = await openBrowser(browser, 'bookmarked');
  const url = Object.assign(new URL('/operator', origin), credentials);
  await bookmarked.page.goto(url.href);
  for (const { page } of [prompted, bookmarked]) {
    await expect(page.getByText('Nobody is in any room.')).toBeVisible();
  }

  using _ana = await joinHeadless(origin, room, 'Ana');
  for (const { page } of [prompted, bookmarked]) {
    await expect(page.getByRole('article', { name: room })).toContainText('Ana');
    await expect(page.getByText('The server does not answer.')).toHaveCount(0);
    await page.getByRole('searchbox').fill(room);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`room=${room}$`));
    await expect(page.getByRole('article', { name: room })).toBeVisible();
  }
});

test('the operator page has no accessibility violations', async ({ browser }) => {
  await using server = await startTestServer();
  const { origin } = server;
  using _ana = await joinHeadless(origin, createRoomName(), 'Ana');
  await using operator = await openBrowser(browser, 'operator', { origin });
  const { page } = operator;
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto('/operator');
    await expect(page.getByRole('row').filter({ hasText: 'Present for' })).toBeVisible();
    await expectAccessible(page, `operator, ${width} wide`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});
