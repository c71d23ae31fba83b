import { expect, test, type Locator, type Page } from '@playwright/test';
import { joinHeadless } from './support/headless-participant.ts';
import { createRoomName, joinRoom, openBrowser, tileOf } from './support/participants.ts';

/** A window of 1280 by 1024 pixels at 400 % zoom (WCAG 1.4.10). */
const contextOptions = { viewport: { width: 320, height: 256 } } as const;

/** Expects that nothing must be scrolled sideways. */
async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const beyond = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return element.checkVisibility() && width > 1 && (left < 0 || right > innerWidth);
    });
    return {
      scrolled: scrollWidth - clientWidth,
      beyond: beyond.map(({ outerHTML }) => outerHTML.slice(0, 200)),
    };
  });
  expect(wide).toEqual({ scrolled: 0, beyond: [] });
}

/** Expects that scrolling down at most brings a control completely into the window, and that nothing covers it. */
async function expectReachable(control: Locator): Promise<void> {
  await control.scrollIntoViewIfNeeded();
  await expect(control).toBeInViewport({ ratio: 1 });
  await control.click({ trial: true });
}

const button = (page: Page, name: RegExp) => page.getByRole('button', { name }).first();

test('the start page needs no sideways scrolling at 400 % zoom', async ({ browser }) => {
  await using ana = await openBrowser(browser, 'Ana', { contextOptions });
  const { page } = ana;
  await page.addInitScript(() => {
    localStorage.setItem(
      'visavis.rooms',
      JSON.stringify(['grandma-and-the-kids-on-tuesday-evenings']),
    );
  });
  await page.goto('/');
  await expect(page.getByRole('region', { name: /recent rooms/i })).toBeVisible();
  await expectNoSidewaysScrolling(page);
  await expectReachable(button(page, /start a new call/i));
  await expectReachable(button(page, /^go$/i));
});

test('the lobby needs no sideways scrolling at 400 % zoom', async ({ browser }) => {
  await using ana = await openBrowser(browser, 'Ana', { contextOptions });
  const { page } = ana;
  await page.goto(`/r/${createRoomName()}?name=Ana`);
  await expect(page.getByText(/nobody is here/i)).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Camera' })).toBeVisible();
  await expectNoSidewaysScrolling(page);
  await expectReachable(page.getByLabel(/your name/i));
  await expectReachable(button(page, /^join$/i));
  await expectReachable(page.getByRole('button', { name: 'Camera' }));
});

test('a call and its end need no sideways scrolling at 400 % zoom', async ({
  browser,
  baseURL,
}) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana', { contextOptions });
  const { page } = ana;
  await expectReachable(button(page, /^copy link$/i));
  await expectNoSidewaysScrolling(page);

  using _ben = await joinHeadless(baseURL ?? '', room, 'Ben');
  await expect(tileOf(ana, 'Ben')).toBeInViewport({ ratio: 1 });
  await expectNoSidewaysScrolling(page);
  const toolbar = page.getByRole('toolbar');
  for (const name of ['Microphone', 'Camera', 'Raise hand', 'More', 'Leave']) {
    await expectReachable(toolbar.getByRole('button', { name, exact: true }));
  }

  await toolbar.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('button', { name: 'Connections', exact: true }).click();
  const connections = page.getByRole('dialog', { name: 'Connections' });
  await expect(connections).toBeVisible();
  await expectNoSidewaysScrolling(page);
  await expectReachable(connections.getByRole('button', { name: /^close$/i }));
  await connections.getByRole('button', { name: /^close$/i }).click();

  await toolbar.getByRole('button', { name: 'Leave' }).click();
  await expect(page.getByRole('heading', { name: /you left/i })).toBeVisible();
  await expectNoSidewaysScrolling(page);
  await expectReachable(button(page, /join again/i));
  await expectReachable(page.getByRole('link', { name: /home/i }));
});

test('the connection check needs no sideways scrolling at 400 % zoom', async ({ browser }) => {
  await using ana = await openBrowser(browser, 'Ana', { contextOptions });
  const { page } = ana;
  await page.goto('/check');
  await expectReachable(button(page, /start the check/i));
  await expectNoSidewaysScrolling(page);
  await button(page, /start the check/i).click();
  const heard = button(page, /yes, i heard/i);
  await expect(heard).toBeVisible({ timeout: 45_000 });
  await expectReachable(heard);
  await heard.click();
  await expect(page.getByText(/the check is finished/i)).toBeAttached({ timeout: 45_000 });
  await expectNoSidewaysScrolling(page);
  await expectReachable(button(page, /check again/i));
  await expectReachable(button(page, /save as a file/i));
});
