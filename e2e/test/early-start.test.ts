import { expect, test } from '@playwright/test';
import {
  openBrowser,
  joinUrl,
  expectConnectedTo,
  createRoomName,
  joinRoom,
} from './support/participants.ts';

/** Counts, in the page, how often the devices are asked for. */
function countGetUserMediaCalls(): void {
  const asked = { times: 0 };
  Object.assign(window, { asked });
  const devices = navigator.mediaDevices;
  const getUserMedia = devices.getUserMedia.bind(devices);
  devices.getUserMedia = (constraints) => {
    asked.times += 1;
    return getUserMedia(constraints);
  };
}

test('the page asks for server and devices before its script files are there, and once', async ({
  browser,
}) => {
  const room = createRoomName();
  await using _ana = await joinRoom(browser, room, 'Ana');
  await using ben = await openBrowser(browser, 'Ben', { initScript: countGetUserMediaCalls });
  const sockets: string[] = [];
  const complaints: string[] = [];
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  ben.page.on('websocket', (socket) => {
    sockets.push(socket.url());
    begin();
  });
  ben.page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  // No script file arrives before the socket has been begun: only what the page itself contains can do so.
  await ben.page.route('**/assets/*.js', async (route) => {
    await begun;
    await route.continue();
  });

  await ben.page.goto(joinUrl(room, 'Ben'));

  await expectConnectedTo(ben, ['Ana']);
  expect(sockets).toHaveLength(1);
  expect(await ben.page.evaluate((): unknown => Reflect.get(window, 'asked'))).toEqual({
    times: 1,
  });
  expect(complaints).toEqual([]);
});
