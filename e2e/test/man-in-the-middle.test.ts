import { expect, test, type Browser, type Page } from '@playwright/test';
import { deriveRoomKeys, RoomName, RoomSecret } from '@visavis/protocol';
import { comparisonSheet, readEmoji, shieldOf, startComparison } from './support/comparison.ts';
import { startManInTheMiddle, type ManInTheMiddle } from './support/man-in-the-middle.ts';
import { expectAudio, expectVideo } from './support/media.ts';
import {
  createRoomName,
  directLink,
  joinRoom,
  openBrowser,
  type Participant,
} from './support/participants.ts';
import { getSignalingStates, recordPeerConnections } from './support/peer-connections.ts';
import { startCall } from './support/private-call.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

let middle: ManInTheMiddle;
/**
 * A server that shows each of two people somebody in between, and neither of them the other, behaves towards each like
 * a server of its own.
 */
let servers: readonly [TestServer, TestServer];

test.beforeAll(async () => {
  middle = await startManInTheMiddle();
  const environment = { ALLOWED_ORIGINS: middle.origin };
  servers = [await startTestServer(environment), await startTestServer(environment)];
});
test.afterAll(async () => {
  for (const server of servers) await server[Symbol.asyncDispose]();
  await middle[Symbol.asyncDispose]();
});

const webSocketUrl = ({ origin }: TestServer) => `${origin.replace('http', 'ws')}/trpc`;

/** The calls of somebody in between, who calls himself Ben towards Ana and Ana towards Ben. */
const sides = () =>
  [
    { url: webSocketUrl(servers[0]), name: 'Ben' },
    { url: webSocketUrl(servers[1]), name: 'Ana' },
  ] as const;

test('in an open room, two people with somebody between them see different emoji', async ({
  browser,
  page,
}) => {
  test.slow();
  const room = createRoomName();
  await using ana = await joinRoom(browser, room, 'Ana', { origin: servers[0].origin });
  await using ben = await joinRoom(browser, room, 'Ben', { origin: servers[1].origin });
  await middle.sitBetween(page, { room, privateRoom: null, sides: sides() });

  // They see and hear each other, and the page calls nobody private.
  await expectVideo(ana, 'Ben');
  await expectVideo(ben, 'Ana');
  await expectAudio(ana, 'Ben');
  await expectAudio(ben, 'Ana');
  await expect(shieldOf(ana, 'Ben')).toHaveAttribute('data-trust', 'open');

  await startComparison(ana, 'Ben');
  await ben.page.getByRole('button', { name: 'Compare emoji' }).click();
  expect(await readEmoji(ana.page)).not.toEqual(await readEmoji(ben.page));
  await ana.page.getByRole('button', { name: 'They are different' }).click();
  await expect(shieldOf(ana, 'Ben')).toHaveAttribute('data-trust', 'different');
  await comparisonSheet(ana.page, 'Ben')
    .getByRole('button', { name: 'Disconnect from Ben' })
    .click();
  await expect(ana.page.getByText('You have disconnected from Ben.')).toBeVisible();
});

/** Joins a private call by its link, as it is on another server. */
async function joinPrivateCall(
  browser: Browser,
  link: string,
  origin: string,
): Promise<Participant> {
  const { pathname, hash } = new URL(link);
  const ben = await openBrowser(browser, 'Ben', { origin, initScript: recordPeerConnections });
  await ben.page.goto(directLink(`${pathname}${hash}`, 'Ben'));
  await expect(ben.page.getByRole('toolbar')).toBeVisible();
  return ben;
}

/** The page says that the server has let somebody in, and shows and connects to nobody. */
async function expectRefused(participant: Participant): Promise<void> {
  const { page } = participant;
  await expect(page.getByText('The server has let somebody into this call')).toBeVisible({
    timeout: 40_000,
  });
  await expect(page.locator('[data-peer]')).toHaveCount(0);
  expect(await getSignalingStates(participant)).toEqual([]);
}

/** Somebody sits between the two who knows of the link what the server receives. */
async function sitBetween(page: Page, link: string): Promise<void> {
  const { pathname, hash } = new URL(link);
  const room = RoomName.parse(pathname.slice('/r/'.length));
  const { entryToken, entryHash, id } = await deriveRoomKeys(room, RoomSecret.parse(hash.slice(1)));
  const privateRoom = { entryToken, entryHash, id };
  await middle.sitBetween(page, { room, privateRoom, sides: sides() });
}

test('in a private room, somebody whom only the server lets in is refused, and the pages say so', async ({
  browser,
  page,
}) => {
  test.slow();
  await using ana = await openBrowser(browser, 'Ana', {
    origin: servers[0].origin,
    initScript: recordPeerConnections,
  });
  const link = await startCall(ana);
  await using ben = await joinPrivateCall(browser, link, servers[1].origin);
  await sitBetween(page, link);
  await Promise.all([ana, ben].map(expectRefused));
});
