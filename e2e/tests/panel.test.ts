import { expect, test, type Page } from '@playwright/test';
import { expectPicture } from './support/media.ts';
import { expectCompany, freshRoom, join, tileOf, type Person } from './support/people.ts';

const badgeOf = (viewer: Person, seen: string) =>
  tileOf(viewer, seen).getByRole('button', { name: new RegExp(`connection with ${seen}`, 'i') });

const panelOf = (page: Page, seen: string) =>
  page.getByRole('dialog', { name: `Connection with ${seen}` });

/** What the panel measures, by the name that it has there. */
const figure = (page: Page, seen: string, name: string) =>
  panelOf(page, seen)
    .locator('dl > div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .getByRole('definition');

/** Bits per second as they are written for people. */
async function bitrate(page: Page, seen: string, name: string): Promise<number> {
  const text = (await figure(page, seen, name).textContent()) ?? '';
  const [, value, unit] = /^([\d.]+) ([kM])bit\/s$/.exec(text) ?? [];
  return Number(value ?? Number.NaN) * (unit === 'M' ? 1_000_000 : 1_000);
}

test('a badge opens the panel, and the panel shows what the connection is in and does', async ({
  browser,
}) => {
  const room = freshRoom();
  await using ana = await join(browser, room, 'Ana');
  await using ben = await join(browser, room, 'Ben');
  await expectPicture(ana, 'Ben');
  await expectPicture(ben, 'Ana');
  await expect(badgeOf(ana, 'Ben')).toHaveAttribute('aria-expanded', 'false');

  await badgeOf(ana, 'Ben').click();

  const panel = panelOf(ana.page, 'Ben');
  await expect(panel).toBeVisible();
  await expect(badgeOf(ana, 'Ben')).toHaveAttribute('aria-expanded', 'true');
  const states = {
    connection: 'connected',
    ice: /^(connected|completed)$/,
    gathering: 'complete',
    signaling: 'stable',
    channel: 'open',
    negotiation: 'idle',
    recovery: 'calm',
  };
  for (const [part, state] of Object.entries(states)) {
    const row = panel.locator(`[data-part="${part}"]`);
    await expect(row).toHaveAttribute('data-state', state);
    await expect(row.locator('code')).toHaveText(state);
    // What the state means, in words.
    await expect(row.locator('span')).toHaveText(/\w+ .*\.$/);
  }

  await expect(figure(ana.page, 'Ben', 'Way')).toHaveText(/^Direct/);
  await expect(figure(ana.page, 'Ben', 'Protocol')).toHaveText('UDP');
  await expect(figure(ana.page, 'Ben', 'Round trip')).toHaveText(/^\d+ ms$/);
  await expect(figure(ana.page, 'Ben', 'Picture')).toHaveText(/^\d+ × \d+/);
  await expect.poll(() => bitrate(ana.page, 'Ben', 'Receiving')).toBeGreaterThan(0);
  await expect.poll(() => bitrate(ana.page, 'Ben', 'Sending')).toBeGreaterThan(0);
});

test('the panel goes by its button, by the badge and by Escape, and the call goes on beside it', async ({
  browser,
}) => {
  const room = freshRoom();
  await using ana = await join(browser, room, 'Ana');
  await using _ben = await join(browser, room, 'Ben');
  await expectCompany(ana, ['Ben']);
  const panel = panelOf(ana.page, 'Ben');

  const waysOut = [
    () => panel.getByRole('button', { name: /close/i }).click(),
    // On a small screen the panel lies upon the badge, which keys reach all the same.
    () => badgeOf(ana, 'Ben').press('Enter'),
    () => ana.page.keyboard.press('Escape'),
  ];
  for (const close of waysOut) {
    await badgeOf(ana, 'Ben').click();
    await expect(panel).toBeVisible();
    await close();
    await expect(panel).toHaveCount(0);
  }

  await badgeOf(ana, 'Ben').click();
  await ana.page.getByRole('button', { name: 'Microphone' }).click();
  await expect(panel).toBeVisible();
});

test('the panel of somebody who leaves closes', async ({ browser }) => {
  const room = freshRoom();
  await using ana = await join(browser, room, 'Ana');
  await using ben = await join(browser, room, 'Ben');
  await using _cleo = await join(browser, room, 'Cleo');
  await expectCompany(ana, ['Ben', 'Cleo']);
  await badgeOf(ana, 'Ben').click();
  await expect(panelOf(ana.page, 'Ben')).toBeVisible();

  await ben.page.getByRole('button', { name: /^leave/i }).click();

  await expectCompany(ana, ['Cleo']);
  await expect(ana.page.getByRole('dialog')).toHaveCount(0);
});
