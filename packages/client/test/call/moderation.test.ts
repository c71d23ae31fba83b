import { expect, test } from 'vitest';
import {
  joinAndConnect,
  lastConnectionOf,
  memberOf,
  openDevices,
  orderedPairs,
  peerIdOf,
  waitForCall,
  waitForMember,
  waitForMemberCount,
  type Participant,
} from '../support/participants.ts';
import { createOwnedTestRoom, createPrivateParticipant } from '../support/private-room.ts';
import { startServer } from '../support/server.ts';
import { waitUntil } from '../support/wait.ts';

/** A private room in which Ana, its owner, Ben and Cleo are connected. */
async function startCall(server: Awaited<ReturnType<typeof startServer>>) {
  const room = await createOwnedTestRoom();
  const { secret, lock } = await room.createLink(0);
  const stack = new DisposableStack();
  const ana = createPrivateParticipant(server, 'Ana', room, { secret, lock, isOwner: true });
  const [ben, cleo] = ['Ben', 'Cleo'].map((name) =>
    createPrivateParticipant(server, name, room, { secret }),
  );
  if (ben === undefined || cleo === undefined) throw new Error('Expected three people.');
  for (const participant of [ana, ben, cleo]) stack.use(participant);
  await joinAndConnect(ana, ben, cleo);
  return { ana, ben, cleo, [Symbol.dispose]: () => stack.dispose() };
}

const contextOf = ({ call }: Participant) => call.actor.getSnapshot().context;

test('the owner mutes a member, and makes a host, who removes somebody: the others close the connections', async () => {
  await using server = await startServer();
  using call = await startCall(server);
  const { ana, ben, cleo } = call;
  expect([ana, ben, cleo].map((each) => contextOf(each).role)).toEqual(['owner', 'guest', 'guest']);
  const ids = { ana: peerIdOf(ana), ben: peerIdOf(ben), cleo: peerIdOf(cleo) };

  await openDevices(cleo);
  ana.call.send({ type: 'moderate', action: { type: 'mute', target: ids.cleo } });
  await waitForMember(ben, cleo, ({ profile }) => profile.camera && !profile.microphone);
  expect(contextOf(cleo)).toMatchObject({
    profile: { camera: true, microphone: false },
    lastModeration: { by: ids.ana, action: { type: 'mute', target: ids.cleo } },
  });

  await ana.call.makeHost(ids.ben);
  await waitForCall(ben, ({ context }) => context.role === 'host');
  for (const each of [ana, cleo]) await waitForMember(each, ben, ({ role }) => role === 'host');
  expect(memberOf(cleo, ben).delegation?.owner).toBe(memberOf(cleo, ana).delegation?.owner);

  // Cleo came last, so the newest connections of the others are those to Cleo.
  const connections = [ana, ben].map(lastConnectionOf);
  ben.call.send({ type: 'moderate', action: { type: 'remove', target: ids.cleo } });
  await waitForCall(cleo, (snapshot) => snapshot.matches('removed'));
  for (const each of [ana, ben]) await waitForMemberCount(each, 1);
  await waitUntil('the connections are closed', () =>
    connections.every(({ connectionState }) => connectionState === 'closed'),
  );
  expect(memberOf(ana, ben).role).toBe('host');

  // The same session does not get in again.
  cleo.call.send({ type: 'returnToLobby' });
  cleo.call.send({ type: 'join' });
  const { context } = await waitForCall(cleo, (snapshot) => snapshot.matches('refused'));
  expect(context.refusal).toBe('admission-denied');
});

test('a guest cannot moderate, and cannot make a host', async () => {
  await using server = await startServer();
  using call = await startCall(server);
  const { ana, ben, cleo } = call;
  const target = peerIdOf(ben);
  await openDevices(ben);
  cleo.call.send({ type: 'moderate', action: { type: 'mute', target } });
  cleo.call.send({ type: 'moderate', action: { type: 'remove', target } });
  await cleo.call.makeHost(peerIdOf(cleo));
  // A host cannot make another one either: only the owner proves it.
  await ana.call.makeHost(target);
  await waitForCall(ben, ({ context }) => context.role === 'host');
  await ben.call.makeHost(peerIdOf(cleo));
  await waitForCall(ben, ({ context }) => context.refusedModeration !== null);

  expect(contextOf(ben)).toMatchObject({
    role: 'host',
    profile: { microphone: true },
    refusedModeration: { action: { type: 'makeHost' }, reason: 'bad-request' },
  });
  expect(contextOf(cleo)).toMatchObject({ role: 'guest', moderationNumbers: {} });
  for (const [one, other] of orderedPairs([ana, ben, cleo]))
    expect(memberOf(one, other).presence).toBe('present');
});
