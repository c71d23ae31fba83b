import { devices, expect, test } from '@playwright/test';
import {
  openBrowser,
  joinUrl,
  expectConnectedTo,
  createRoomName,
  joinRoom,
} from './support/participants.ts';
import { openMore } from './support/toolbar.ts';

const permissions = ['camera', 'microphone', 'clipboard-read', 'clipboard-write'];

test('a participant who is alone gets an invitation link that leads to the same room', async ({
  browser,
}) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana', { permissions });
  const card = ana.page.getByRole('region', { name: /alone/i });
  const link = await card.getByLabel(/link to this room/i).inputValue();
  expect(link).toMatch(new RegExp(`^http://.*/r/${room}$`));

  await card.getByRole('button', { name: /copy link/i }).click();
  await expect(card.getByRole('button', { name: /copied/i })).toBeVisible();
  expect(await ana.page.evaluate(() => navigator.clipboard.readText())).toBe(link);

  await using ben = await openBrowser(browser, 'Ben');
  await ben.page.goto(`${link}?name=Ben&join=1`);
  await expectConnectedTo(ana, ['Ben']);
  await expect(card).toHaveCount(0);
});

test('the toolbar copies the link and announces it', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana', { permissions });
  const toolbar = ana.page.getByRole('toolbar');

  await toolbar.getByRole('button', { name: /copy link/i }).click();

  await expect(ana.page.getByRole('status').filter({ hasText: /copied/i })).toHaveCount(1);
  const { origin } = new URL(ana.page.url());
  expect(await ana.page.evaluate(() => navigator.clipboard.readText())).toBe(`${origin}/r/${room}`);
});

test('without clipboard access the link can be copied manually', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await openBrowser(browser, 'Ana', {
    initScript: () => {
      Clipboard.prototype.writeText = () =>
        Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError'));
    },
  });
  await ana.page.goto(joinUrl(room, 'Ana'));

  await ana.page
    .getByRole('toolbar')
    .getByRole('button', { name: /copy link/i })
    .click();

  await expect(ana.page.getByLabel(/copy the link from here/i)).toHaveValue(
    new RegExp(`/r/${room}$`),
  );
});

test('on a touch device, the toolbar says in words that the link was copied', async ({
  browser,
}) => {
  await using ana = await joinRoom(browser, createRoomName(), 'Ana', {
    permissions,
    contextOptions: devices['Pixel 7'],
  });
  const menu = await openMore(ana.page);
  await menu.getByRole('button', { name: 'Copy link' }).tap();
  await expect(menu.getByText('Link copied')).toBeVisible();
});
