import { expect, test } from '@playwright/test';
import { expectFrames, expectPicture, expectSound } from './support/media.ts';
import { countNegotiations, negotiationsOf } from './support/negotiations.ts';
import { arrive, expectCompany, freshRoom, join, tileOf } from './support/people.ts';

test('someone without a camera is heard, and sees the others', async ({ browser }) => {
  const room = freshRoom();
  await using ana = await join(browser, room, 'Ana');
  await using ben = await join(browser, room, 'Ben', {
    prepare: () => {
      const { mediaDevices } = navigator;
      const getUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = (constraints) =>
        constraints?.video
          ? Promise.reject(new DOMException('There is no camera.', 'NotFoundError'))
          : getUserMedia(constraints);
    },
  });

  await expectPicture(ben, 'Ana');
  await expectSound(ana, 'Ben');
  await expectSound(ben, 'Ana');
});

test('someone who may use neither camera nor microphone sees and hears the others', async ({
  browser,
}) => {
  const room = freshRoom();
  await using ana = await join(browser, room, 'Ana');
  await using ben = await join(browser, room, 'Ben', {
    prepare: () => {
      MediaDevices.prototype.getUserMedia = () =>
        Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
    },
  });

  await expectCompany(ana, ['Ben']);
  await expectPicture(ben, 'Ana');
  await expectSound(ben, 'Ana');
});

test('muting and turning the camera off are seen by the other', async ({ browser }) => {
  const room = freshRoom();
  await using ana = await join(browser, room, 'Ana', { prepare: countNegotiations });
  await using ben = await join(browser, room, 'Ben');
  await expectPicture(ben, 'Ana');
  const before = await negotiationsOf(ana);
  const anaSeen = tileOf(ben, 'Ana');
  await expect(anaSeen.getByLabel(/muted/i)).toHaveCount(0);

  await ana.page.getByRole('button', { name: /microphone/i }).click();
  await expect(anaSeen.getByLabel(/muted/i)).toBeVisible();

  await ana.page.getByRole('button', { name: /camera/i }).click();
  await expect(anaSeen.locator('video')).toBeHidden();

  await ana.page.getByRole('button', { name: /camera/i }).click();
  await ana.page.getByRole('button', { name: /microphone/i }).click();
  await expect(anaSeen.getByLabel(/muted/i)).toHaveCount(0);
  await expectPicture(ben, 'Ana');
  await expectSound(ben, 'Ana');
  expect(await negotiationsOf(ana)).toBe(before);
});

test('a shared screen is seen by the other, without any negotiation', async ({ browser }) => {
  const room = freshRoom();
  await using ana = await join(browser, room, 'Ana', { prepare: countNegotiations });
  await using ben = await join(browser, room, 'Ben', { prepare: countNegotiations });
  await expectPicture(ben, 'Ana');
  await expectPicture(ana, 'Ben');
  const before = [await negotiationsOf(ana), await negotiationsOf(ben)];

  await ana.page.getByRole('button', { name: /share.*screen/i }).click();

  await expectFrames(ben.page.locator('[data-screen] video'));
  await ana.page.getByRole('button', { name: /stop sharing/i }).click();
  await expect(ben.page.locator('[data-screen]')).toHaveCount(0);
  expect([await negotiationsOf(ana), await negotiationsOf(ben)]).toEqual(before);
});

test('the lobby starts the camera only when asked, and joins with neither', async ({ browser }) => {
  const room = freshRoom();
  await using ana = await join(browser, room, 'Ana');
  await using ben = await arrive(browser, 'Ben', { permissions: [] });
  await ben.page.goto(`/r/${room}`);

  await expect(ben.page.getByRole('button', { name: /start camera/i })).toBeVisible();
  await ben.page.getByLabel(/your name/i).fill('Ben');
  await ben.page.getByRole('button', { name: /^join/i }).click();

  await expectCompany(ana, ['Ben']);
  await expectPicture(ben, 'Ana');
});

test('a refused permission is explained in the lobby', async ({ browser }) => {
  await using ben = await arrive(browser, 'Ben', {
    permissions: [],
    prepare: () => {
      MediaDevices.prototype.getUserMedia = () =>
        Promise.reject(new DOMException('Permission denied', 'NotAllowedError'));
    },
  });
  await ben.page.goto(`/r/${freshRoom()}`);

  await ben.page.getByRole('button', { name: /start camera/i }).click();

  await expect(ben.page.getByText(/allow/i).first()).toBeVisible();
});
