import { RoomSecret } from '@visavis/protocol';
import { expect, test } from 'vitest';
import {
  joinAndConnect,
  lastConnectionOf,
  memberOf,
  signalingOf,
  waitForCall,
  waitForConnections,
  waitForMember,
} from '../support/participants.ts';
import {
  createOwnedTestRoom,
  createPrivateParticipant,
  type OwnedTestRoom,
  type PrivateParticipant,
} from '../support/private-room.ts';
import { startServer } from '../support/server.ts';
import { waitUntil } from '../support/wait.ts';

type Server = Awaited<ReturnType<typeof startServer>>;

/** A private room in which Ana, its owner, and Ben are connected. */
async function startCall(server: Server) {
  const room = await createOwnedTestRoom();
  const { secret, lock } = await room.createLink(0);
  const ana = createPrivateParticipant(server, 'Ana', room, { secret, lock, isOwner: true });
  const ben = createPrivateParticipant(server, 'Ben', room, { secret });
  await joinAndConnect(ana, ben);
  const stack = new DisposableStack();
  stack.use(ana);
  stack.use(ben);
  return { room, secret, ana, ben, [Symbol.dispose]: () => stack.dispose() };
}

async function changeLink({ call }: PrivateParticipant): Promise<void> {
  const change = await call.getLinkChange();
  await change?.();
}

/** From now on, the server is not reachable. */
function loseServer({ platform }: PrivateParticipant): void {
  platform.socketTap.filterOutgoing = () => false;
  platform.socketTap.disconnect();
}

/** The server is reachable again. */
function findServer({ platform }: PrivateParticipant): void {
  platform.socketTap.unfreeze();
  platform.socketTap.disconnect();
}

/** Joins with this link. */
async function join(server: Server, room: OwnedTestRoom, name: string, secret: string | undefined) {
  const parsed = secret === undefined ? undefined : RoomSecret.parse(secret);
  if (parsed === undefined) throw new Error('There is no link.');
  const participant = createPrivateParticipant(server, name, room, { secret: parsed });
  participant.call.send({ type: 'join' });
  return participant;
}

test('the members stay connected and have the new link, and the old one lets nobody in', async () => {
  await using server = await startServer();
  using call = await startCall(server);
  const { ana, ben, room } = call;
  const connections = [ana, ben].map(lastConnectionOf);

  await changeLink(ana);
  await waitUntil('Ben has the new link', () => ben.secrets.length === 2);

  expect(ana.secrets.at(-1)).not.toBe(call.secret);
  expect(ben.secrets.at(-1)).toBe(ana.secrets.at(-1));
  using eve = await join(server, room, 'Eve', call.secret);
  await waitForCall(eve, (s) => s.matches('refused'));
  expect(eve.call.actor.getSnapshot().context.refusal).toBe('link-changed');
  using cleo = await join(server, room, 'Cleo', ben.secrets.at(-1));
  await waitForConnections(ana, ben, cleo);
  expect(memberOf(ben, cleo).profile.name).toBe('Cleo');
  expect(connections.map(({ connectionState }) => connectionState)).toEqual([
    'connected',
    'connected',
  ]);
});

test('who has lost the server gets the new link from the others, and then sees who came with it', async () => {
  await using server = await startServer();
  using call = await startCall(server);
  const { ana, ben, room } = call;
  loseServer(ben);
  await waitForMember(ana, ben, ({ presence }) => presence === 'away');

  await changeLink(ana);
  await waitUntil('Ben has the new link', () => ben.secrets.length === 2);
  using cleo = await join(server, room, 'Cleo', ana.secrets.at(-1));
  await waitForCall(cleo, (s) => s.matches({ active: 'inRoom' }));
  expect(signalingOf(ben).getSnapshot().matches('online')).toBe(false);
  findServer(ben);

  await waitForConnections(ana, ben, cleo);
  expect(memberOf(ben, cleo).profile.name).toBe('Cleo');
});

test('members pass the link on after its owner has left', async () => {
  await using server = await startServer();
  using call = await startCall(server);
  const { ana, ben, room } = call;
  using cleo = await join(server, room, 'Cleo', call.secret);
  await waitForConnections(ana, ben, cleo);
  await changeLink(ana);
  await waitUntil('both have the new link', () =>
    [ben, cleo].every(({ secrets }) => secrets.length === 2),
  );
  ana.call.send({ type: 'leave' });

  using dan = await join(server, room, 'Dan', cleo.secrets.at(-1));
  await waitForConnections(ben, cleo, dan);
  expect(memberOf(cleo, dan).profile.name).toBe('Dan');
});

test('the link can be changed again, and a lost connection does not prevent it', async () => {
  await using server = await startServer();
  using call = await startCall(server);
  const { ana, ben } = call;
  await changeLink(ana);
  loseServer(ana);
  await waitForMember(ben, ana, ({ presence }) => presence === 'away');
  const changed = changeLink(ana);
  findServer(ana);
  await changed;

  expect(ana.secrets).toHaveLength(3);
  await waitUntil('Ben has it too', () => ben.secrets.at(-1) === ana.secrets.at(-1));
  await waitForConnections(ana, ben);
});

test('only the owner can change the link', async () => {
  await using server = await startServer();
  using call = await startCall(server);
  expect(await call.ben.call.getLinkChange()).toBeNull();
});
