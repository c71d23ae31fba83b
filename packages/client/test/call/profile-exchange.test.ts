import { expect, test } from 'vitest';
import { limits, type Profile } from '@visavis/protocol';
import {
  lastConnectionOf,
  joinAndConnect,
  memberOf,
  peerOf,
  createParticipant,
  signalingOf,
  waitForMember,
  waitForSignaling,
} from '../support/participants.ts';
import { startServer } from '../support/server.ts';

test('profiles are exchanged while there is no server', async () => {
  const server = await startServer();
  using ana = createParticipant(server, 'Ana');
  using ben = createParticipant(server, 'Ben');
  await joinAndConnect(ana, ben);
  await server[Symbol.asyncDispose]();
  await waitForSignaling(ana, 'resuming');

  ana.call.send({ type: 'rename', name: 'Anna' });
  ana.call.send({ type: 'hand.toggle' });

  await waitForMember(ben, ana, ({ profile }) => profile.name === 'Anna' && profile.hand);
  expect(signalingOf(ana).getSnapshot().matches('online')).toBe(false);
});

test('invalid messages of another page are ignored', async () => {
  await using server = await startServer();
  using ana = createParticipant(server, 'Ana');
  using ben = createParticipant(server, 'Ben');
  await joinAndConnect(ana, ben);
  const [channel] = lastConnectionOf(ana).dataChannels;
  const profile: Profile = { ...memberOf(ben, ana).profile, revision: Date.now() + 1_000_000 };
  const sendJson = (value: unknown) => channel?.send(JSON.stringify(value));

  channel?.send('');
  channel?.send('not JSON');
  channel?.send('{"__proto__":{"type":"profile"}}');
  channel?.send(new Uint8Array([123, 125]));
  sendJson(null);
  sendJson([{ type: 'profile', profile }]);
  sendJson({ type: 'profile' });
  sendJson({ type: 'chat', text: 'hello' });
  sendJson({ type: 'profile', profile: { ...profile, name: '' } });
  sendJson({
    type: 'profile',
    profile: { ...profile, name: 'x'.repeat(limits.maxNameLength + 1) },
  });
  sendJson({ type: 'profile', profile: { ...profile, revision: 1.5 } });
  sendJson({ type: 'profile', profile: { ...profile, camera: 'yes' } });
  sendJson({ type: 'profile', profile, padding: 'x'.repeat(10_000) });
  // Older than the current profile.
  sendJson({ type: 'profile', profile: { ...profile, name: 'Old', revision: 1 } });
  // The channel is ordered: when this one has arrived, so have the others.
  sendJson({ type: 'profile', profile: { ...profile, hand: true } });

  await waitForMember(ben, ana, (member) => member.profile.hand);
  expect(memberOf(ben, ana).profile).toEqual({ ...profile, hand: true });
  expect(peerOf(ben, ana).getSnapshot().context.lastFailure).toBeNull();
});

test('a flood of profiles causes few updates, and the last one is applied', async () => {
  await using server = await startServer();
  using ana = createParticipant(server, 'Ana');
  using ben = createParticipant(server, 'Ben');
  await joinAndConnect(ana, ben);
  const [channel] = lastConnectionOf(ana).dataChannels;
  const { profile } = memberOf(ben, ana);
  let updateCount = 0;
  let current = profile;
  const subscription = ben.call.actor.subscribe(() => {
    const next = memberOf(ben, ana).profile;
    if (next.revision !== current.revision) updateCount += 1;
    current = next;
  });

  for (let count = 1; count <= 2_000; count += 1) {
    const revision = profile.revision + 1_000_000 + count;
    const name = `Ana ${count}`;
    channel?.send(JSON.stringify({ type: 'profile', profile: { ...profile, name, revision } }));
  }

  await waitForMember(ben, ana, (member) => member.profile.name === 'Ana 2000');
  subscription.unsubscribe();
  expect(updateCount).toBeLessThan(50);
});
