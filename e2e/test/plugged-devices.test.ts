import { expect, test, type Page } from '@playwright/test';
import {
  allDevices,
  expectDevicesFollowed,
  headset,
  joinWithDevices,
  lowMicrophone,
  redCamera,
  speaker,
} from './support/join-with-devices.ts';
import { expectAudio, expectVideo } from './support/media.ts';
import {
  createRoomName,
  joinRoom,
  joinUrl,
  tileOf,
  type Participant,
} from './support/participants.ts';
import {
  expectHeardTone,
  expectSeenColor,
  liveDevices,
  plug,
  unplug,
} from './support/pluggable-devices.ts';

const deviceSelect = (page: Page, name: string) =>
  page.getByRole('combobox', { name, exact: true });

/** Chooses devices in the settings. */
async function choose(
  { page }: Participant,
  choices: Readonly<Record<string, string>>,
): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  for (const [select, label] of Object.entries(choices)) {
    await deviceSelect(page, select).selectOption({ label });
  }
  await page.keyboard.press('Escape');
}

test('devices that are chosen during the call are seen and heard by the other participant', async ({
  browser,
}) => {
  const room = createRoomName();
  await using ben = await joinRoom(browser, room, 'Ben');
  await using ana = await joinWithDevices(browser, allDevices, room);
  await expectSeenColor(ben, 'Ana', 0);
  await expectHeardTone(ben, 'Ana', 400);

  await choose(ana, { Camera: 'Blue camera', Microphone: 'Headset' });

  await expectSeenColor(ben, 'Ana', 2);
  await expectHeardTone(ben, 'Ana', 1_600);
  expect(await liveDevices(ana)).toEqual(expect.arrayContaining(['Blue camera', 'Headset']));
  expect(await liveDevices(ana)).toHaveLength(2);
});

test('devices that are unplugged are replaced, and used again when they are plugged in', async ({
  browser,
}) => {
  const room = createRoomName();
  await using ben = await joinRoom(browser, room, 'Ben');
  await using ana = await joinWithDevices(browser, allDevices, room);
  await choose(ana, { Camera: 'Blue camera', Microphone: 'Headset', Speaker: 'Headset sound' });
  await expectSeenColor(ben, 'Ana', 2);

  for (const label of ['Blue camera', 'Headset', 'Headset sound']) await unplug(ana, label);

  await expect(
    ana.page.getByText('Blue camera was disconnected. Now using Red camera.'),
  ).toBeVisible();
  await expect(
    ana.page.getByText('Headset was disconnected. Now using Low microphone.'),
  ).toBeVisible();
  await expect(
    ana.page.getByText('Headset sound was disconnected. Sound now plays on the system default.'),
  ).toBeVisible();
  await expectSeenColor(ben, 'Ana', 0);
  await expectHeardTone(ben, 'Ana', 400);

  for (const label of ['Blue camera', 'Headset', 'Headset sound']) {
    await plug(ana, label);
    await expect(
      ana.page.getByText(`${label} is connected again and in use.`, { exact: true }),
    ).toBeVisible();
  }
  await expectSeenColor(ben, 'Ana', 2);
  await expectHeardTone(ben, 'Ana', 1_600);
  await ana.page.getByRole('button', { name: 'Dismiss' }).first().click();
  await expect(ana.page.getByText('is connected again and in use.')).toHaveCount(2);
});

test('a new headset is offered once, with its microphone and speaker', async ({ browser }) => {
  const room = createRoomName();
  const devices = [
    ...headset.map((device) => ({ ...device, isUnplugged: true })),
    redCamera,
    lowMicrophone,
    speaker,
  ];
  const offer = ({ page }: Participant) => page.getByText('Headset was plugged in. Use it?');
  await using ben = await joinRoom(browser, room, 'Ben');
  await using ana = await joinWithDevices(browser, devices, room);
  await expectHeardTone(ben, 'Ana', 400);

  for (const { label } of headset) await plug(ana, label);
  await expect(offer(ana)).toBeVisible();
  await ana.page.getByRole('button', { name: 'Use', exact: true }).click();

  await expect(offer(ana)).toHaveCount(0);
  await expectHeardTone(ben, 'Ana', 1_600);
  await ana.page.getByRole('button', { name: 'Settings' }).click();
  await expect(deviceSelect(ana.page, 'Speaker')).toHaveValue('Headset sound');

  // Not even after a reload.
  await ana.page.goto(joinUrl(room, 'Ana'));
  await expectDevicesFollowed(ana);
  for (const { label } of headset) await plug(ana, label);
  await expectHeardTone(ben, 'Ana', 1_600);
  await expect(offer(ana)).toHaveCount(0);
});

test('a headset that the user does not want changes nothing', async ({ browser }) => {
  const devices = [
    ...headset.map((device) => ({ ...device, isUnplugged: true })),
    redCamera,
    lowMicrophone,
  ];
  await using ana = await joinWithDevices(browser, devices);
  await plug(ana, 'Headset');
  await ana.page.getByRole('button', { name: 'Not now' }).click();
  await expect(ana.page.getByText('Headset was plugged in.')).toHaveCount(0);
  expect(await liveDevices(ana)).toEqual(expect.arrayContaining(['Low microphone', 'Red camera']));
});

test('the choices for each set of devices are used when the set is there again', async ({
  browser,
}) => {
  await using ana = await joinWithDevices(browser, allDevices);
  const liveCamera = async () => {
    const live = await liveDevices(ana);
    return Array.isArray(live) ? live.filter((label) => String(label).endsWith('camera')) : live;
  };
  // With the headset the blue camera is chosen, without it the red one.
  await choose(ana, { Camera: 'Blue camera' });
  await expect.poll(liveCamera).toEqual(['Blue camera']);
  await unplug(ana, 'Headset');
  await choose(ana, { Camera: 'Red camera' });
  await expect.poll(liveCamera).toEqual(['Red camera']);

  await plug(ana, 'Headset');
  await expect.poll(liveCamera).toEqual(['Blue camera']);
  await unplug(ana, 'Headset');
  await expect.poll(liveCamera).toEqual(['Red camera']);
});

test('the volume of one person is changed and kept for the next session', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using _ben = await joinRoom(browser, room, 'Ben');
  const tile = tileOf(ana, 'Ben');
  const volume = () => tile.locator('video').evaluate((video: HTMLVideoElement) => video.volume);
  await expectVideo(ana, 'Ben');
  expect(await volume()).toBe(1);

  await tile.hover();
  await tile.getByRole('button', { name: 'Options for Ben' }).click();
  await ana.page.getByRole('slider', { name: 'Volume of Ben' }).fill('0.3');
  await expect.poll(volume).toBe(0.3);

  await ana.page.evaluate(() => sessionStorage.clear());
  await ana.page.goto(joinUrl(room, 'Ana'));
  await expectVideo(ana, 'Ben');
  expect(await volume()).toBe(0.3);
});

test('a permission that is revoked during the call is explained', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectVideo(ben, 'Ana');

  const session = await ana.context.newCDPSession(ana.page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  await session.send('Browser.setPermission', {
    permission: { name: 'camera' },
    setting: 'denied',
    origin: new URL(ana.page.url()).origin,
    ...(targetInfo.browserContextId && { browserContextId: targetInfo.browserContextId }),
  });

  await expect(ana.page.getByText('The camera is blocked.')).toBeVisible();
  await expect(tileOf(ben, 'Ana').locator('video')).toBeHidden();
  await expectAudio(ben, 'Ana');
});
