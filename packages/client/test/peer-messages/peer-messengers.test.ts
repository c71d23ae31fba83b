import { createPeerId } from '@visavis/protocol/testing';
import { expect, test } from 'vitest';
import { PeerMessengers } from '../../src/peer-messages/peer-messengers.ts';
import { FakeChannel } from '../support/fake-channel.ts';

const createMessengers = () => {
  let now = 0;
  return new PeerMessengers(
    () => (now += 1),
    () => {},
  );
};

test('a peer keeps its messenger when its connection is rebuilt', () => {
  const messengers = createMessengers();
  const [ana, ben] = [createPeerId('ana'), createPeerId('ben')];
  const first = messengers.get(ana);
  expect(messengers.get(ben)).not.toBe(first);
  expect(messengers.get(ana)).toBe(first);
});

test('only some of the peers without a connection are remembered', () => {
  const messengers = createMessengers();
  const connected = createPeerId('connected');
  const messenger = messengers.get(connected);
  const handlers = { onProfile: () => {}, onWanted: () => {}, onComparison: () => {} };
  messenger.attach(new FakeChannel(), handlers, new AbortController().signal);
  const idle = createPeerId('idle');
  const forgotten = messengers.get(idle);

  for (let count = 0; count < 100; count += 1) messengers.get(createPeerId(`peer-${count}`));

  expect(messengers.get(connected)).toBe(messenger);
  expect(messengers.get(idle)).not.toBe(forgotten);
});
