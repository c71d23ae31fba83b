import { expect, test } from '@playwright/test';
import { expectAudio, expectVideo } from './support/media.ts';
import { createRoomName, joinRoom, tileOf, type Participant } from './support/participants.ts';
import { getSignalingStates, recordPeerConnections } from './support/peer-connections.ts';
import { countFrames } from './support/video-frames.ts';

/** Presses a button in the menu of somebody's tile. */
async function choose(viewer: Participant, name: string, action: string): Promise<void> {
  const tile = tileOf(viewer, name);
  await tile.hover();
  await tile.getByRole('button', { name: `Options for ${name}` }).click();
  await viewer.page.getByRole('button', { name: action, exact: true }).click();
}

/** Whether the audio that a page receives is played, by tile. */
const isAudioEnabled = (viewer: Participant, name: string) =>
  tileOf(viewer, name).evaluate((tile) => {
    const stream = tile.querySelector('video')?.srcObject;
    return stream instanceof MediaStream && stream.getAudioTracks().every(({ enabled }) => enabled);
  });

const countOpenConnections = async (participant: Participant) =>
  (await getSignalingStates(participant)).filter((state) => state !== 'closed').length;

test('somebody who is muted for one person is heard by the others, also after a reload', async ({
  browser,
}) => {
  test.slow();
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben');
  await using cleo = await joinRoom(browser, room, 'Cleo');
  await expectAudio(ana, 'Ben');

  await choose(ana, 'Ben', 'Mute for me');
  const mark = tileOf(ana, 'Ben').getByRole('img', { name: 'Muted for you' });
  await expect(mark).toBeVisible();
  expect(await isAudioEnabled(ana, 'Ben')).toBe(false);
  await expectAudio(ana, 'Cleo');
  await expectAudio(cleo, 'Ben');
  await expect(tileOf(ben, 'Ana').getByRole('img', { name: 'Muted' })).toHaveCount(0);

  await ana.page.reload();
  await expect(mark).toBeVisible();
  await expect.poll(() => isAudioEnabled(ana, 'Ben')).toBe(false);

  await choose(ana, 'Ben', 'Unmute for me');
  await expect(mark).toHaveCount(0);
  await expectAudio(ana, 'Ben');
});

test('hidden video is not sent any more, while its audio is, and comes back', async ({
  browser,
}) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben', { initScript: recordPeerConnections });
  await expectVideo(ana, 'Ben');

  await choose(ana, 'Ben', 'Hide video');
  await expect(tileOf(ana, 'Ben').getByText('You hide this video')).toBeVisible();
  await expect
    .poll(async () => {
      const before = await countFrames(ben.page, 'sent');
      await expectAudio(ana, 'Ben');
      return (await countFrames(ben.page, 'sent')) - before;
    })
    .toBe(0);
  await expectVideo(ben, 'Ana');
  // Nothing is wrong with the connection.
  await expect(tileOf(ana, 'Ben')).toHaveAttribute('data-level', /good|connected/);

  await ana.page.reload();
  await expect(tileOf(ana, 'Ben').getByText('You hide this video')).toBeVisible();

  await choose(ana, 'Ben', 'Show video');
  await expectVideo(ana, 'Ben');
});

test('two people who are disconnected from each other stay connected to the third', async ({
  browser,
}) => {
  test.slow();
  const room = createRoomName();
  const options = { initScript: recordPeerConnections };
  await using ana = await joinRoom(browser, room, 'Ana', options);
  await using ben = await joinRoom(browser, room, 'Ben', options);
  await using cleo = await joinRoom(browser, room, 'Cleo');
  for (const viewer of [ana, ben]) await expectVideo(viewer, 'Cleo');
  await expectVideo(ana, 'Ben');

  await choose(ana, 'Ben', 'Disconnect');

  await expect(tileOf(ana, 'Ben').getByText('You have disconnected from Ben.')).toBeVisible();
  await expect(tileOf(ben, 'Ana').getByText('Ana has disconnected from you.')).toBeVisible();
  for (const each of [ana, ben]) await expect.poll(() => countOpenConnections(each)).toBe(1);
  for (const viewer of [ana, ben]) await expectVideo(viewer, 'Cleo');
  await expectVideo(cleo, 'Ana');

  // Neither a reload of the one nor of the other changes it.
  await ben.page.reload();
  await expect(tileOf(ben, 'Ana').getByText('Ana has disconnected from you.')).toBeVisible();
  await ana.page.reload();
  await expect(tileOf(ana, 'Ben').getByText('You have disconnected from Ben.')).toBeVisible();
  await expect(tileOf(ben, 'Ana').getByText('Ana has disconnected from you.')).toBeVisible();
  await expectVideo(ben, 'Cleo');

  await tileOf(ana, 'Ben').getByRole('button', { name: 'Connect again' }).click();
  await expectVideo(ana, 'Ben');
  await expectVideo(ben, 'Ana');
});

test('the connection details say who has disconnected', async ({ browser }) => {
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana');
  await using ben = await joinRoom(browser, room, 'Ben');
  await expectVideo(ana, 'Ben');
  await choose(ana, 'Ben', 'Disconnect');
  await choose(ana, 'Ben', 'Connection details');
  await expect(ana.page.getByText('Neither of you sees or hears the other.')).toBeVisible();
  await choose(ben, 'Ana', 'Connection details');
  await expect(ben.page.getByText('Only Ana can connect again.')).toBeVisible();
});
