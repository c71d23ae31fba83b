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

test('what people say of themselves reaches the other while there is no server', async () => {
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

test('messages of another page that mean nothing are passed over', async () => {
  await using server = await startServer();
  using ana = createParticipant(server, 'Ana');
  using ben = createParticipant(server, 'Ben');
  await joinAndConnect(ana, ben);
  const [channel] = lastConnectionOf(ana).dataChannels;
  const profile: Profile = { ...memberOf(ben, ana).profile, revision: Date.now() + 1_000_000 };
  const message = (value: unknown) => channel?.send(JSON.stringify(value));

  channel?.send('');
  channel?.send('not JSON');
  channel?.send('{"__proto__":{"type":"profile"}}');
  channel?.send(new Uint8Array([123, 125]));
  message(null);
  message([{ type: 'profile', profile }]);
  message({ type: 'profile' });
  message({ type: 'chat', text: 'hello' });
  message({ type: 'profile', profile: { ...profile, name: '' } });
  message({ type: 'profile', profile: { ...profile, name: 'x'.repeat(limits.maxNameLength + 1) } });
  message({ type: 'profile', profile: { ...profile, revision: 1.5 } });
  message({ type: 'profile', profile: { ...profile, camera: 'yes' } });
  message({ type: 'profile', profile, padding: 'x'.repeat(10_000) });
  // Older than what is known.
  message({ type: 'profile', profile: { ...profile, name: 'Old', revision: 1 } });
  // The channel is ordered: when this one has arrived, so have all the others.
  message({ type: 'profile', profile: { ...profile, hand: true } });

  await waitForMember(ben, ana, (member) => member.profile.hand);
  expect(memberOf(ben, ana).profile).toEqual({ ...profile, hand: true });
  expect(peerOf(ben, ana).getSnapshot().context.lastFailure).toBeNull();
});

test('a page that says something new all the time costs the other little, and is believed in the end', async () => {
  await using server = await startServer();
  using ana = createParticipant(server, 'Ana');
  using ben = createParticipant(server, 'Ben');
  await joinAndConnect(ana, ben);
  const [channel] = lastConnectionOf(ana).dataChannels;
  const { profile } = memberOf(ben, ana);
  let taken = 0;
  let seen = profile;
  const watching = ben.call.actor.subscribe(() => {
    const now = memberOf(ben, ana).profile;
    if (now.revision !== seen.revision) taken += 1;
    seen = now;
  });

  for (let more = 1; more <= 2_000; more += 1) {
    const revision = profile.revision + 1_000_000 + more;
    const name = `Ana ${more}`;
    channel?.send(JSON.stringify({ type: 'profile', profile: { ...profile, name, revision } }));
  }

  await waitForMember(ben, ana, (member) => member.profile.name === 'Ana 2000');
  watching.unsubscribe();
  expect(taken).toBeLessThan(50);
});
