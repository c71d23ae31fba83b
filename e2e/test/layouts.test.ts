import { expect, test, type Locator, type Page } from '@playwright/test';
import { tileMenuButton } from './support/connection-details.ts';
import { expectVideo } from './support/media.ts';
import { withPeople } from './support/people.ts';
import { createRoomName, joinRoom, tileOf } from './support/participants.ts';
import { chooseInMore, openMore } from './support/toolbar.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The box of an element once it has stopped moving. */
async function settledBox(element: Locator): Promise<Box> {
  let before = await element.boundingBox();
  await expect(async () => {
    const now = await element.boundingBox();
    const isSettled = JSON.stringify(now) === JSON.stringify(before);
    before = now;
    expect(isSettled).toBe(true);
  }).toPass({ intervals: [300] });
  if (before === null) throw new Error(`${String(element)} is not displayed.`);
  return before;
}

const areaOf = async (element: Locator) => {
  const { width, height } = await settledBox(element);
  return width * height;
};

const ownTile = (page: Page) => page.locator('[data-own]');

test('with one other person the own video is in a corner, can be moved to another, and stays there', async ({
  browser,
}) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using _ben = await joinRoom(browser, room, 'Ben');
  await expectVideo(ana, 'Ben');
  const { page } = ana;
  const own = ownTile(page);
  const before = await settledBox(own);
  const viewport = page.viewportSize();
  if (viewport === null) throw new Error('The page has no size.');
  expect(before.x).toBeGreaterThan(viewport.width / 2);
  expect(before.y).toBeGreaterThan(viewport.height / 2);

  await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
  await page.mouse.down();
  await page.mouse.move(200, 150, { steps: 5 });
  await page.mouse.up();
  await expect.poll(async () => (await settledBox(own)).x).toBeLessThan(100);
  expect((await settledBox(own)).y).toBeLessThan(100);

  await page.reload();
  await expectVideo(ana, 'Ben');
  expect((await settledBox(own)).x).toBeLessThan(100);

  // The same without a pointer.
  await tileMenuButton(own).press('Enter');
  await own.getByRole('radio', { name: 'Bottom right' }).check();
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await settledBox(own)).x).toBeGreaterThan(viewport.width / 2);
});

test('when a notice lowers the stage, the own video does not hang over the edge of a tile', async ({
  browser,
  baseURL,
}) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  using _people = await withPeople(ana, baseURL, room, ['Ben']);
  const { page } = ana;
  await page.evaluate(() => {
    navigator.mediaDevices.getDisplayMedia = () =>
      Promise.reject(new DOMException('no screen', 'NotFoundError'));
  });
  await page.getByRole('button', { name: 'Share screen' }).click();
  await expect(page.getByText(/screen cannot be shared/i).first()).toBeVisible();
  const ben = await settledBox(tileOf(ana, 'Ben'));
  const own = await settledBox(ownTile(page));
  // There is room beside Ben, but not enough.
  expect(ben.x).toBeGreaterThan(20);
  expect(own.x + own.width).toBeLessThanOrEqual(ben.x + ben.width);
  expect(own.y + own.height).toBeLessThanOrEqual(ben.y + ben.height);
});

test('a double click enlarges a person and puts them back, and the menu enlarges several', async ({
  browser,
  baseURL,
}) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  using _people = await withPeople(ana, baseURL, room, ['Ben', 'Cleo', 'Dan']);
  const [ben, cleo, dan] = ['Ben', 'Cleo', 'Dan'].map((name) => tileOf(ana, name));
  if (!ben || !cleo || !dan) throw new Error('no tiles');
  const inGrid = await areaOf(ben);
  expect(await areaOf(cleo)).toBeCloseTo(inGrid, -3);

  await cleo.dblclick();
  await expect.poll(() => areaOf(cleo)).toBeGreaterThan(2 * inGrid);
  expect(await areaOf(ben)).toBeLessThan(inGrid / 2);

  await tileMenuButton(dan).click();
  await dan.getByRole('button', { name: 'Enlarge' }).click();
  await expect.poll(() => areaOf(dan)).toBeGreaterThan(inGrid);
  expect(await areaOf(cleo)).toBeGreaterThan(inGrid);

  await tileMenuButton(dan).click();
  await dan.getByRole('button', { name: 'Make smaller' }).click();
  await expect.poll(() => areaOf(dan)).toBeLessThan(inGrid / 2);
  await cleo.dblclick();
  await expect.poll(() => areaOf(ben)).toBeCloseTo(inGrid, -3);
});

test('on a phone held upright, an enlarged person fills the stage but for a strip', async ({
  browser,
  baseURL,
}) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana', {
    contextOptions: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  });
  using _people = await withPeople(ana, baseURL, room, ['Ben', 'Cleo']);
  const cleo = tileOf(ana, 'Cleo');
  const inGrid = await areaOf(cleo);
  await cleo.tap();
  await expect.poll(() => areaOf(cleo)).toBeGreaterThan(2 * inGrid);
  const { width, height } = await settledBox(cleo);
  expect(width).toBeGreaterThan(370);
  expect(height).toBeGreaterThan(540);
  for (const tile of [tileOf(ana, 'Ben'), ownTile(ana.page)]) {
    await expect(tile).toBeInViewport({ ratio: 1 });
    expect((await settledBox(tile)).y).toBeGreaterThan(height);
  }
});

test('the layout that was chosen stays, and the own video can be hidden and shown again', async ({
  browser,
  baseURL,
}) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  using _people = await withPeople(ana, baseURL, room, ['Ben', 'Cleo', 'Dan']);
  const { page } = ana;
  const ben = tileOf(ana, 'Ben');
  const inGrid = await areaOf(ben);

  await chooseInMore(page, 'Layout', 'Speaker');
  await expect.poll(() => areaOf(ben)).toBeGreaterThan(2 * inGrid);
  await chooseInMore(page, 'Your video', 'Hidden');
  await expect(ownTile(page)).toHaveCount(0);

  await page.reload();
  await expect(page.locator('[data-peer]')).toHaveCount(3);
  await expect.poll(() => areaOf(ben)).toBeGreaterThan(2 * inGrid);
  await expect(ownTile(page)).toHaveCount(0);

  await chooseInMore(page, 'Layout', 'Grid');
  await chooseInMore(page, 'Your video', 'As a tile');
  await expect.poll(() => areaOf(ben)).toBeCloseTo(inGrid, -3);
  await expect(ownTile(page)).toBeVisible();
});

test('a shared screen is large and keeps its shape, can be zoomed, and need not be watched', async ({
  browser,
}) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectVideo(ana, 'Ben');
  const { page } = ana;
  await ben.page.getByRole('button', { name: 'Share screen' }).click();
  const screen = page.locator('[data-screen]');
  const video = screen.locator('video');
  await expect
    .poll(() => video.evaluate((element: HTMLVideoElement) => element.videoHeight))
    .toBeGreaterThan(0);
  await expect(screen.getByText('Starting…')).toHaveCount(0);
  const { width, height } = await settledBox(screen);
  const ratio = await video.evaluate(
    (element: HTMLVideoElement) => element.videoWidth / element.videoHeight,
  );
  expect(width / height).toBeCloseTo(ratio, 1);
  expect(width * height).toBeGreaterThan(4 * (await areaOf(tileOf(ana, 'Ben'))));

  const pane = screen.getByRole('group', { name: /Ben’s screen/ });
  await pane.press('+');
  await pane.press('+');
  const reset = screen.getByRole('button', { name: /show everything/ });
  await expect(reset).toHaveText(/^156/);
  const zoomed = await video.boundingBox();
  expect(zoomed?.width).toBeCloseTo(width * 1.5625, -1);
  await pane.press('ArrowRight');
  expect((await video.boundingBox())?.x).toBeCloseTo((zoomed?.x ?? 0) - 60, 0);
  await reset.click();
  expect((await video.boundingBox())?.width).toBeCloseTo(width, 0);
  await pane.hover();
  await page.mouse.wheel(0, -300);
  await expect(reset).toBeVisible();

  await tileMenuButton(screen).click();
  await screen.getByRole('button', { name: 'Stop watching' }).click();
  await expect(screen).toHaveCount(0);
  await page.getByRole('button', { name: 'Watch', exact: true }).click();
  await expect(screen).toBeVisible();
});

test('the own shared screen has a tile, whose preview appears only on demand', async ({
  browser,
}) => {
  await using ana = await joinRoom(browser, createRoomName(), 'Ana');
  const { page } = ana;
  await page.getByRole('button', { name: 'Share screen' }).click();
  const own = page.locator('[data-own-screen]');
  await expect(own.getByText(/contain itself/)).toBeVisible();
  await expect(own.locator('video')).toHaveCount(0);
  await own.getByRole('button', { name: 'Show a preview' }).click();
  await expect(own.locator('video')).toBeVisible();
  await tileMenuButton(own).click();
  await own.getByRole('button', { name: 'Stop sharing' }).click();
  await expect(own).toHaveCount(0);
});

test('the toolbar is one row on the narrowest screens, and one stop of the Tab key', async ({
  browser,
}) => {
  await using ana = await joinRoom(browser, createRoomName(), 'Ana', {
    contextOptions: { viewport: { width: 320, height: 568 }, hasTouch: true, isMobile: true },
  });
  const { page } = ana;
  const toolbar = page.getByRole('toolbar');
  const buttons = toolbar.getByRole('button');
  await expect(buttons.last()).toBeVisible();
  const boxes = await Promise.all((await buttons.all()).map((button) => button.boundingBox()));
  const visible = boxes.filter((box) => box !== null);
  expect(new Set(visible.map(({ y }) => y)).size).toBe(1);
  for (const { x, width, height } of visible) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(320);
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  }
  await expect(toolbar.getByRole('button', { name: 'Leave' })).toContainText('Leave');
  const menu = await openMore(page);
  await expect(menu.getByRole('button', { name: 'Settings' })).toBeVisible();
  await page.keyboard.press('Escape');

  await toolbar.getByRole('button', { name: 'Microphone' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(toolbar.getByRole('button', { name: 'Camera' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(toolbar.getByRole('button', { name: 'Leave' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(toolbar.getByRole('button', { name: 'Microphone' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(toolbar.locator(':focus')).toHaveCount(0);
});
