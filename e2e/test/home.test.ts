import { expect, test, type Locator, type Page } from '@playwright/test';
import { joinUrl, expectConnectedTo, createRoomName } from './support/participants.ts';

const joinButton = (page: Page) => page.getByRole('button', { name: /^join$/i });
const roomField = (page: Page) => page.getByLabel(/room name/i);

test('the start button creates a new room each time', async ({ page }) => {
  const rooms = new Set<string>();
  for (const _ of ['first', 'second']) {
    await page.goto('/');
    await page.getByRole('button', { name: /start a new call/i }).click();
    await expect(joinButton(page)).toBeVisible();
    await expect(page).toHaveURL(/\/r\/P[\w-]{22}#[\w-]{22}$/);
    rooms.add(page.url());
  }
  expect(rooms.size).toBe(2);
});

test('a room opens by its name, and the page previews its link', async ({ page }) => {
  await page.goto('/');
  await roomField(page).fill('Tea with Zoë!');
  await expect(page.getByText('/r/tea-with-zoe')).toBeVisible();

  await page.getByRole('button', { name: /^go$/i }).click();

  await expect(page).toHaveURL(/\/r\/tea-with-zoe$/);
  await expect(page.getByRole('heading', { name: 'tea-with-zoe' })).toBeVisible();
});

test('a name without letters or digits is rejected until it is corrected', async ({ page }) => {
  await page.goto('/');
  await roomField(page).fill('¡¿?!');
  await roomField(page).press('Enter');
  await expect(roomField(page)).toHaveAttribute('aria-invalid', 'true');
  const reason = page.getByText(/at least one letter/i);
  await expect(reason).toBeVisible();
  const colorOf = (element: Locator) =>
    element.evaluate((element) => getComputedStyle(element).color);
  const hint = page.getByText(/^others see it/i);
  expect(await colorOf(reason), 'the colour of the reason').not.toBe(await colorOf(hint));
  await expect(page).toHaveURL(/\/$/);

  await roomField(page).fill('7');
  await expect(roomField(page)).toHaveAttribute('aria-invalid', 'false');
  await roomField(page).press('Enter');
  await expect(page).toHaveURL(/\/r\/7$/);
});

test('the name from the start page is the name in the lobby', async ({ page }) => {
  await page.goto('/');
  await page.getByLabel(/^your name/i).fill('Ana');
  await roomField(page).fill(createRoomName());
  await roomField(page).press('Enter');

  await expect(joinButton(page)).toBeVisible();
  await expect(page.getByLabel(/^your name/i)).toHaveValue('Ana');
});

test('the start page lists recent rooms until they are removed', async ({ page, context }) => {
  const participant = { name: 'Ana', page, context, [Symbol.asyncDispose]: () => context.close() };
  const [older, newer] = [createRoomName(), createRoomName()];
  const recent = page.getByRole('region', { name: /recent rooms/i });
  const links = recent.getByRole('link');

  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(recent).toHaveCount(0);
  for (const room of [older, newer]) {
    await page.goto(joinUrl(room, 'Ana'));
    await expect(page.getByRole('button', { name: /^leave/i })).toBeVisible();
    await expectConnectedTo(participant, []);
  }

  await page.goto('/');
  await expect(links).toHaveText([newer, older]);
  await recent.getByRole('button', { name: `Remove ${newer} from the list` }).click();
  await expect(links).toHaveText([older]);
  await page.reload();
  await expect(links).toHaveText([older]);
  await links.click();
  await expect(page.getByRole('heading', { name: older })).toBeVisible();
});

test('on a phone in landscape, the button that starts a call is in view', async ({ page }) => {
  await page.setViewportSize({ width: 844, height: 390 });
  await page.goto('/');
  await expect(page.getByRole('button', { name: /start a new call/i })).toBeInViewport({
    ratio: 1,
  });
});
