import { expect, test, type Page } from '@playwright/test';
import { alone } from './support/alone.ts';
import { expectMediaBetweenAll, expectVideo } from './support/media.ts';
import { countNegotiations, getNegotiationCount } from './support/negotiation-count.ts';
import {
  directLink,
  expectConnectedTo,
  openBrowser,
  tileOf,
  type Participant,
} from './support/participants.ts';
import { joinButton, startCall } from './support/private-call.ts';
import { pressControl } from './support/toolbar.ts';

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

/** Changes the link in the settings, as the owner of the room. Gives the new one. */
async function changeLink({ page }: Participant): Promise<string> {
  await pressControl(page, 'Settings');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('button', { name: 'Change the link' }).click();
  await expect(settings.getByRole('status')).toHaveText('The link has been changed.');
  await expect(settings.getByLabel('Link to this room')).toHaveValue(page.url());
  await page.keyboard.press('Escape');
  return page.url();
}

test(
  'the link is changed during a call: everyone stays, and the old one opens nothing',
  alone,
  async ({ browser }) => {
    test.slow();
    await using ana = await openBrowser(browser, 'Ana', { initScript: countNegotiations });
    const oldLink = await startCall(ana);
    await using ben = await openBrowser(browser, 'Ben', { initScript: countNegotiations });
    await ben.page.goto(directLink(oldLink, 'Ben'));
    await expectMediaBetweenAll([ana, ben]);
    const countAll = () => Promise.all([ana, ben].map(getNegotiationCount));
    const negotiations = await countAll();

    const newLink = await changeLink(ana);
    expect(newLink).not.toBe(oldLink);
    await expect(ben.page).toHaveURL(directLink(newLink, 'Ben'));
    for (const { page } of [ana, ben]) {
      await expect(page.getByText('The link of this call has been changed.')).toBeVisible();
    }
    await expectMediaBetweenAll([ana, ben]);
    expect(await countAll()).toEqual(negotiations);
    await pressControl(ben.page, 'Settings');
    const settings = ben.page.getByRole('dialog', { name: 'Settings' });
    await expect(settings.getByRole('switch')).not.toHaveCount(0);
    await expect(settings.getByRole('button', { name: 'Change the link' })).toHaveCount(0);

    await using cleo = await openBrowser(browser, 'Cleo');
    await cleo.page.goto(directLink(oldLink, 'Cleo'));
    await expect(
      cleo.page.getByRole('heading', { name: 'This link does not open the call' }),
    ).toBeVisible();
    await expect(cleo.page.getByText(/has been changed/)).toBeVisible();
    await expectConnectedTo(ana, ['Ben']);
    await cleo.page.goto('about:blank');
    await cleo.page.goto(directLink(newLink, 'Cleo'));
    await expectMediaBetweenAll([ana, ben, cleo]);

    await ben.page.reload();
    await expectConnectedTo(ben, ['Ana', 'Cleo']);
    await expectMediaBetweenAll([ana, ben, cleo]);
    await expect(ben.page).toHaveURL(directLink(newLink, 'Ben'));
  },
);

test('whoever is alone changes the link, and comes back by the new one after a reload', async ({
  browser,
}) => {
  await using ana = await openBrowser(browser, 'Ana');
  const oldLink = await startCall(ana);
  const invite = ana.page.getByRole('region', { name: /you are alone/i });
  await invite.getByRole('button', { name: 'Change the link' }).click();
  await expect(invite.getByRole('status')).toHaveText('The link has been changed.');
  const newLink = ana.page.url();
  expect(newLink).not.toBe(oldLink);
  await expect(invite.getByLabel('Link to this room')).toHaveValue(newLink);

  await ana.page.reload();
  await joinButton(ana.page).click();
  await expect(invite.getByLabel('Link to this room')).toHaveValue(newLink);
  await using ben = await openBrowser(browser, 'Ben');
  await ben.page.goto(directLink(newLink, 'Ben'));
  await expectMediaBetweenAll([ana, ben]);
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
