import { expect, test } from '@playwright/test';
import {
  openBrowser,
  joinUrl,
  expectConnectedTo,
  createRoomName,
  joinRoom,
} from './support/participants.ts';

/** Init script that counts the calls of getUserMedia. */
function countGetUserMediaCalls(): void {
  const getUserMediaCalls = { count: 0 };
  Object.assign(window, { getUserMediaCalls });
  const devices = navigator.mediaDevices;
  const getUserMedia = devices.getUserMedia.bind(devices);
  devices.getUserMedia = (constraints) => {
    getUserMediaCalls.count += 1;
    return getUserMedia(constraints);
  };
}

test('the page opens the WebSocket and the devices once, before its script files have loaded', async ({
  browser,
}) => {
  const room = createRoomName();
  await using _ana = await joinRoom(browser, room, 'Ana');
  await using ben = await openBrowser(browser, 'Ben', { initScript: countGetUserMediaCalls });
  const sockets: string[] = [];
  const errors: string[] = [];
  const { promise: socketCreated, resolve: reportSocket } = Promise.withResolvers<void>();
  ben.page.on('websocket', (socket) => {
    sockets.push(socket.url());
    reportSocket();
  });
  ben.page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  // Script files load only after the WebSocket was created, so an inline script must have created it.
  await ben.page.route('**/assets/*.js', async (route) => {
    await socketCreated;
    await route.continue();
  });

  await ben.page.goto(joinUrl(room, 'Ben'));

  await expectConnectedTo(ben, ['Ana']);
  expect(sockets).toHaveLength(1);
  expect(await ben.page.evaluate((): unknown => Reflect.get(window, 'getUserMediaCalls'))).toEqual({
    count: 1,
  });
  expect(errors).toEqual([]);
});
