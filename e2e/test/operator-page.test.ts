import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { joinSilently } from './support/silent-participant.ts';
import { openBrowser, createRoomName } from './support/participants.ts';
import { startTestServer } from './support/test-server.ts';

test('whoever runs a server sees people come and go, and finds their room', async ({ browser }) => {
  await using site = await startTestServer({ OPERATOR_SHOW_NAMES: '1' });
  const { origin } = site;
  const room = createRoomName();
  await using operator = await openBrowser(browser, 'operator', { origin });
  const { page } = operator;
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto('/operator');
  await expect(page.getByText('Nobody is in any room.')).toBeVisible();

  using _ana = await joinSilently(origin, room, 'Ana');
  using ben = await joinSilently(origin, room, '<b>Ben</b>');

  // The page keeps itself up to date.
  const card = page.getByRole('article', { name: room });
  const rowOf = (name: string) => card.getByRole('row').filter({ hasText: name });
  await expect(rowOf('Ana')).toContainText('Here');
  await expect(rowOf('<b>Ben</b>')).toContainText('Here');
  await expect(card.getByText('Several people are in, and there is place for more.')).toBeVisible();

  await page.getByRole('searchbox').fill('no-such-room');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No room has this mark or name.')).toBeVisible();
  await page.getByRole('searchbox').fill(room);
  await page.keyboard.press('Enter');
  await expect(card).toBeVisible();

  const live = page.getByRole('button', { name: 'Live' });
  await live.press('Space');
  await expect(live).toHaveAttribute('aria-pressed', 'false');
  ben.leave();
  await expect
    .poll(() => fetch(`${origin}/operator.json`).then((answer) => answer.text()))
    .not.toContain('Ben');
  await expect(rowOf('<b>Ben</b>')).toBeVisible();
  await live.press('Space');
  await expect(rowOf('<b>Ben</b>')).toHaveCount(0);
  expect(complaints).toEqual([]);

  await site.kill();
  await expect(page.getByRole('status')).toContainText('The server does not answer.');
});

test('whoever runs a server that has a token says it to their browser, and the page stays up to date', async ({
  browser,
}) => {
  const OPERATOR_TOKEN = 'a-token-that-nobody-guesses';
  await using site = await startTestServer({ OPERATOR_TOKEN, OPERATOR_SHOW_NAMES: '1' });
  const { origin } = site;
  const room = createRoomName();
  expect((await fetch(`${origin}/operator`)).status).toBe(401);

  // They are given to the browser where a server asks for them, and not before.
  const credentials = { username: 'anyone', password: OPERATOR_TOKEN };
  await using asked = await openBrowser(browser, 'asked', {
    origin,
    contextOptions: { httpCredentials: credentials },
  });
  await asked.page.goto('/operator');
  // Or in the address itself, against which a script can fetch nothing by a relative one.
  await using bookmarked = await openBrowser(browser, 'bookmarked');
  const address = Object.assign(new URL('/operator', origin), credentials);
  await bookmarked.page.goto(address.href);
  for (const { page } of [asked, bookmarked]) {
    await expect(page.getByText('Nobody is in any room.')).toBeVisible();
  }

  using _ana = await joinSilently(origin, room, 'Ana');
  for (const { page } of [asked, bookmarked]) {
    await expect(page.getByRole('article', { name: room })).toContainText('Ana');
    await expect(page.getByText('The server does not answer.')).toHaveCount(0);
    await page.getByRole('searchbox').fill(room);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`room=${room}$`));
    await expect(page.getByRole('article', { name: room })).toBeVisible();
  }
});

test('axe finds nothing on the page of whoever runs a server', async ({ browser }) => {
  await using site = await startTestServer();
  const { origin } = site;
  using _ana = await joinSilently(origin, createRoomName(), 'Ana');
  await using operator = await openBrowser(browser, 'operator', { origin });
  const { page } = operator;
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 390],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 844 });
    await page.goto('/operator');
    await expect(page.getByRole('row').filter({ hasText: 'Here' })).toBeVisible();
    await expectAccessible(page, `operator, ${colorScheme}, ${width} wide`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});
