import { webCryptography } from '@visavis/protocol';
import { expect, test } from 'vitest';
import {
  createParticipant,
  joinAndConnect,
  lastConnectionOf,
  peerIdOf,
  peerOf,
  waitForConnections,
  waitForMemberCount,
  waitForPeer,
  type Participant,
} from '../support/participants.ts';
import { createOwnedTestRoom, createPrivateParticipant } from '../support/private-room.ts';
import { startServer } from '../support/server.ts';
import { createWrtcPlatform } from '../support/wrtc-platform.ts';

type PeerState = ReturnType<ReturnType<typeof peerOf>['getSnapshot']>['value'];

const waitForTrust = (one: Participant, other: Participant, trust: PeerState['trust']) =>
  waitForPeer(one, other, ({ value }) => value.trust === trust);

const waitForComparison = (
  one: Participant,
  other: Participant,
  comparison: PeerState['comparison'],
) => waitForPeer(one, other, ({ value }) => value.comparison === comparison);

const compare = (
  { call }: Participant,
  other: Participant,
  step: 'start' | 'confirm' | 'deny' | 'stop',
) => call.send({ type: 'compare', peer: peerIdOf(other), step });

const emojiOf = (one: Participant, other: Participant) =>
  peerOf(one, other).getSnapshot().context.emoji;

/** Both users ask for a comparison, and see the emoji. */
async function showEmoji(one: Participant, other: Participant): Promise<void> {
  compare(one, other, 'start');
  await waitForComparison(other, one, 'invited');
  compare(other, one, 'start');
  await waitForComparison(one, other, 'shown');
  await waitForComparison(other, one, 'shown');
}

/** Both users say that the emoji are the same. */
async function confirmEmoji(one: Participant, other: Participant): Promise<void> {
  compare(one, other, 'confirm');
  await waitForComparison(other, one, 'confirmedByPeer');
  compare(other, one, 'confirm');
  await waitForTrust(one, other, 'compared');
  await waitForTrust(other, one, 'compared');
}

test('two people in an open room see the same emoji, and are compared when both have said so', async () => {
  await using server = await startServer();
  using ana = createParticipant(server, 'Ana');
  using ben = createParticipant(server, 'Ben');
  await joinAndConnect(ana, ben);
  await waitForTrust(ana, ben, 'open');
  await waitForTrust(ben, ana, 'open');

  await showEmoji(ana, ben);
  expect(emojiOf(ana, ben)).toHaveLength(6);
  expect(emojiOf(ana, ben)).toEqual(emojiOf(ben, ana));
  await confirmEmoji(ana, ben);

  // The keys are the same over another connection.
  lastConnectionOf(ana).close();
  peerOf(ana, ben).send({ type: 'connection.closed' });
  await waitForConnections(ana, ben);
  expect(ana.platform.connections.length).toBeGreaterThan(1);
  await waitForTrust(ana, ben, 'compared');
  await waitForTrust(ben, ana, 'compared');
});

test('the members of a private room have shown that they have its link, and can be compared too', async () => {
  await using server = await startServer();
  const room = await createOwnedTestRoom();
  const { secret } = await room.createLink(0);
  using ana = createPrivateParticipant(server, 'Ana', room, { secret });
  using ben = createPrivateParticipant(server, 'Ben', room, { secret });
  await joinAndConnect(ana, ben);
  await waitForTrust(ana, ben, 'private');
  await waitForTrust(ben, ana, 'private');
  await showEmoji(ana, ben);
  expect(emojiOf(ana, ben)).toEqual(emojiOf(ben, ana));
  await confirmEmoji(ana, ben);
});

test('somebody in the middle, who has a key for each of the two, shows them different emoji', async () => {
  await using server = await startServer();
  using ana = createParticipant(server, 'Ana', { room: 'to-ana' });
  using eveAsBen = createParticipant(server, 'Ben', { room: 'to-ana' });
  using eveAsAna = createParticipant(server, 'Ana', { room: 'to-ben' });
  using ben = createParticipant(server, 'Ben', { room: 'to-ben' });
  await joinAndConnect(ana, eveAsBen);
  await joinAndConnect(eveAsAna, ben);
  await waitForTrust(ana, eveAsBen, 'open');
  await waitForTrust(eveAsBen, ana, 'open');
  await waitForTrust(ben, eveAsAna, 'open');
  await waitForTrust(eveAsAna, ben, 'open');
  await showEmoji(ana, eveAsBen);
  await showEmoji(ben, eveAsAna);
  expect(emojiOf(ana, eveAsBen)).not.toEqual(emojiOf(ben, eveAsAna));

  compare(ana, eveAsBen, 'deny');
  await waitForTrust(ana, eveAsBen, 'different');
  expect(peerOf(ana, eveAsBen).getSnapshot().value.comparison).toBe('different');
});

test('whoever comes with the name of somebody who was compared has changed, and the same key has not', async () => {
  await using server = await startServer();
  using ana = createParticipant(server, 'Ana');
  const identity = webCryptography.createIdentity();
  const ben = createParticipant(server, 'Ben', { platform: createWrtcPlatform(identity) });
  await joinAndConnect(ana, ben);
  await waitForTrust(ana, ben, 'open');
  await waitForTrust(ben, ana, 'open');
  await showEmoji(ana, ben);
  await confirmEmoji(ana, ben);
  ben[Symbol.dispose]();
  await waitForMemberCount(ana, 0);

  using other = createParticipant(server, 'Ben');
  using cleo = createParticipant(server, 'Cleo');
  await joinAndConnect(ana, other, cleo);
  await waitForTrust(ana, other, 'changed');
  await waitForTrust(ana, cleo, 'open');
  // Also if the name comes later, in other letters.
  cleo.call.send({ type: 'rename', name: 'Веn' });
  await waitForTrust(ana, cleo, 'changed');

  using again = createParticipant(server, 'Ben', { platform: createWrtcPlatform(identity) });
  again.call.send({ type: 'join' });
  await waitForConnections(ana, other, cleo, again);
  await waitForTrust(ana, again, 'compared');
  expect(peerIdOf(again)).not.toBe(peerIdOf(other));
});
