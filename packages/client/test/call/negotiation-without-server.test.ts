import { describe, expect, test } from 'vitest';
import {
  waitForConnections,
  lastConnectionOf,
  peerIdOf,
  waitForMemberCount,
  joinAndConnect,
  createParticipant,
  signalingOf,
  type Participant,
} from '../support/participants.ts';
import { startServer } from '../support/server.ts';
import { waitUntil } from '../support/wait.ts';

/**
 * Disconnects a participant once, when they send a message with this text. The message itself arrives at
 * the server if `isDelivered`. Returns whether it has happened.
 */
function disconnectAt(
  { platform: { socketTap } }: Participant,
  text: string,
  isDelivered: boolean,
): () => boolean {
  let isSent = false;
  let isDisconnected = false;
  socketTap.filterOutgoing = (message) => {
    if (isSent || !message.includes(text)) return true;
    isSent = true;
    // The response of the server is lost with the connection.
    socketTap.filterIncoming = () => false;
    setImmediate(() => {
      socketTap.disconnect();
      socketTap.filterIncoming = () => true;
      isDisconnected = true;
    });
    return isDelivered;
  };
  return () => isDisconnected;
}

describe('a connection to the server that is lost during a negotiation', () => {
  test.each([
    ['the offer is lost', 'ben', '"offer"', false],
    ['only the response to the offer is lost', 'ben', '"offer"', true],
    ['the answer is lost', 'ana', '"answer"', false],
    ['only the response to the answer is lost', 'ana', '"answer"', true],
  ] as const)('is recovered without duplicates when %s', async (_, sender, text, isDelivered) => {
    await using server = await startServer();
    using ana = createParticipant(server, 'Ana');
    using ben = createParticipant(server, 'Ben');
    const isDisconnected = disconnectAt({ ana, ben }[sender], text, isDelivered);

    ana.call.send({ type: 'join' });
    await waitForMemberCount(ana, 0);
    ben.call.send({ type: 'join' });
    await waitUntil('the disconnection', isDisconnected);

    await waitForConnections(ana, ben);
    expect(ben.platform.connections.map(({ descriptions }) => descriptions)).toEqual([
      ['local offer', 'remote answer'],
    ]);
    expect(ana.platform.connections.map(({ descriptions }) => descriptions)).toEqual([
      ['remote offer', 'local answer'],
    ]);
    const { candidates } = lastConnectionOf(ana);
    expect(new Set(candidates).size).toBe(candidates.length);
  });
});

test('signals that are sent again through a restarted server are not applied twice', async () => {
  const first = await startServer();
  using ana = createParticipant(first, 'Ana');
  using ben = createParticipant(first, 'Ben');
  // Ben never gets the response to his last signal, the end of candidates.
  let lostRequestId: string | null = null;
  ben.platform.socketTap.filterOutgoing = (message) => {
    if (message.includes('"candidate":""'))
      lostRequestId = /^{"id":(\d+)/.exec(message)?.[1] ?? null;
    return true;
  };
  ben.platform.socketTap.filterIncoming = (message) =>
    lostRequestId === null || !message.startsWith(`{"id":${lostRequestId},`);
  await joinAndConnect(ana, ben);
  await waitUntil('the last signal', () => lastConnectionOf(ana).candidates.includes(''));
  const { candidates } = lastConnectionOf(ana);
  const before = [...candidates];
  const queuedCount = () =>
    signalingOf(ben).getSnapshot().context.outbox[peerIdOf(ana)]?.items.length;
  expect(queuedCount()).toBeGreaterThan(0);

  await first[Symbol.asyncDispose]();
  ben.platform.socketTap.unfreeze();
  let resentCount = 0;
  ana.platform.socketTap.filterIncoming = (message) => {
    if (message.includes('"type":"signal"')) resentCount += 1;
    return true;
  };
  await using second = await startServer({ PORT: String(first.port) });

  await waitUntil('the response', () => queuedCount() === 0 && second.size().members === 2);
  await waitUntil('the resent signal', () => resentCount === 1);
  await waitForConnections(ana, ben);
  expect(candidates).toEqual(before);
});
