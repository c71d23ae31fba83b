import { expect, test, type Browser, type Page } from '@playwright/test';
import { expectAccessible } from './support/accessibility.ts';
import { comparisonSheet, readEmoji, shieldOf, startComparison } from './support/comparison.ts';
import { expectVideo } from './support/media.ts';
import {
  createRoomName,
  directLink,
  joinRoom,
  openBrowser,
  type Participant,
} from './support/participants.ts';
import { openMore } from './support/toolbar.ts';

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

/** Both compare emoji, which are the same, and say so. */
async function compare(ana: Participant, ben: Participant): Promise<void> {
  await startComparison(ana, 'Ben');
  await expect(comparisonSheet(ana.page, 'Ben')).toContainText('Waiting for Ben');
  await expect(ben.page.getByText('Ana wants to compare emoji with you.')).toBeVisible();
  await press(ben.page, 'Compare emoji');
  expect(await readEmoji(ana.page)).toEqual(await readEmoji(ben.page));
  await expectAccessible(ana.page, 'comparison');

  await press(ana.page, 'They match');
  await expect(comparisonSheet(ana.page, 'Ben')).toContainText('Waiting for Ben');
  await expect(comparisonSheet(ben.page, 'Ana')).toContainText('Ana says that they match');
  await press(ben.page, 'They match');
  for (const [viewer, name] of [
    [ana, 'Ben'],
    [ben, 'Ana'],
  ] as const) {
    const sheet = comparisonSheet(viewer.page, name);
    await expect(sheet).toContainText('Nobody is between you');
    await expect(shieldOf(viewer, name)).toHaveAttribute('data-trust', 'compared');
    await sheet.getByRole('button', { name: 'Close' }).last().click();
    await expect(sheet).toBeHidden();
  }
}

/** Two people who see each other in an open room. */
async function meetInOpenRoom(browser: Browser) {
  const room = createRoomName();
  const stack = new AsyncDisposableStack();
  const ana = stack.use(await joinRoom(browser, room, 'Ana'));
  const ben = stack.use(await joinRoom(browser, room, 'Ben'));
  await expectVideo(ana, 'Ben');
  await expectVideo(ben, 'Ana');
  return { ana, ben, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

test('two people in an open room compare emoji', async ({ browser }) => {
  test.slow();
  await using people = await meetInOpenRoom(browser);
  const { ana, ben } = people;
  await expect(shieldOf(ana, 'Ben')).toHaveAttribute('data-trust', 'open');
  const callShield = ana.page.getByRole('button', { name: /^Who can listen/ });
  await expect(callShield).toHaveAccessibleName(/Open/);
  await callShield.click();
  const sheet = ana.page.getByRole('dialog', { name: 'Who can listen' });
  await expect(sheet).toContainText('whoever runs the server could listen');
  await expectAccessible(ana.page, 'who can listen');
  await ana.page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  await compare(ana, ben);
  await expect(callShield).toHaveAccessibleName(/Compared/);
});

test('the members of a private room are private, and can be compared', async ({ browser }) => {
  test.slow();
  await using ana = await openBrowser(browser, 'Ana');
  await ana.page.goto('/');
  await ana.page.getByLabel(/^your name/i).fill('Ana');
  await press(ana.page, 'Start a new call');
  await ana.page.getByRole('button', { name: /^join/i }).click();
  await expect(ana.page.getByRole('toolbar')).toBeVisible();
  await using ben = await openBrowser(browser, 'Ben');
  await ben.page.goto(directLink(ana.page.url(), 'Ben'));
  await expectVideo(ana, 'Ben');
  await expectVideo(ben, 'Ana');
  await expect(shieldOf(ana, 'Ben')).toHaveAttribute('data-trust', 'private');
  await expect(shieldOf(ben, 'Ana')).toHaveAttribute('data-trust', 'private');

  await compare(ana, ben);
});

test('whoever says that the emoji are different is warned, and can leave', async ({ browser }) => {
  await using people = await meetInOpenRoom(browser);
  const { ana, ben } = people;
  await startComparison(ana, 'Ben');
  await press(ben.page, 'Compare emoji');
  await readEmoji(ana.page);
  await press(ana.page, 'They are different');

  const sheet = comparisonSheet(ana.page, 'Ben');
  await expect(sheet).toContainText('somebody is between you and Ben');
  await expectAccessible(ana.page, 'different emoji');
  await expect(shieldOf(ana, 'Ben')).toHaveAttribute('data-trust', 'different');
  await expect(shieldOf(ben, 'Ana')).toHaveAttribute('data-trust', 'different');
  await sheet.getByRole('button', { name: 'Leave the call' }).click();
  await expect(ana.page.getByRole('button', { name: /join again/i })).toBeVisible();
});

test('a comparison can be declined, and ended by closing the sheet', async ({ browser }) => {
  await using people = await meetInOpenRoom(browser);
  const { ana, ben } = people;
  await startComparison(ana, 'Ben');
  await press(ben.page, 'Not now');
  await expect(comparisonSheet(ana.page, 'Ben')).toContainText('has ended the comparison');
  await press(ana.page, 'Try again');
  await press(ben.page, 'Compare emoji');
  await readEmoji(ben.page);
  await ana.page.keyboard.press('Escape');
  await expect(comparisonSheet(ben.page, 'Ana')).toContainText('has ended the comparison');
  await expect(shieldOf(ben, 'Ana')).toHaveAttribute('data-trust', 'open');
});

test('on a phone, the menu says who can listen', async ({ browser }) => {
  const room = createRoomName();
  const contextOptions = { viewport: { width: 390, height: 780 } };
  await using ana = await joinRoom(browser, room, 'Ana', { contextOptions });
  await using _ben = await joinRoom(browser, room, 'Ben');
  await expectVideo(ana, 'Ben');
  const menu = await openMore(ana.page);
  await menu.getByRole('button', { name: 'Who can listen' }).click();
  const sheet = ana.page.getByRole('dialog', { name: 'Who can listen' });
  await expect(sheet.getByRole('button', { name: 'Compare emoji with Ben' })).toBeVisible();
  await expectAccessible(ana.page, 'who can listen, on a phone');
  await sheet.getByRole('button', { name: 'Compare emoji with Ben' }).click();
  await expect(comparisonSheet(ana.page, 'Ben')).toBeVisible();
});
