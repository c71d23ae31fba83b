import { expect, test } from 'vitest';
import { createParticipant, joinAndConnect, waitForCall } from '../support/participants.ts';
import { startServer } from '../support/server.ts';

test('the lobby shows how many members the room has, without joining it', async () => {
  await using server = await startServer();
  using ana = createParticipant(server, 'Ana');
  await joinAndConnect(ana);

  using ben = createParticipant(server, 'Ben');

  const { context } = await waitForCall(ben, (s) => s.context.peek !== null);
  expect(context.peek).toMatchObject({ memberCount: 1, state: 'open' });
  expect(server.size().members).toBe(1);
});
