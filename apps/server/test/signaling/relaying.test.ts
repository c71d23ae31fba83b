import { createProfile } from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import { TestPeer } from '../support/test-peer.ts';
import { startServer } from '../support/server.ts';
import { createCandidate, createOffer } from '../support/signals.ts';
import { until } from '../support/wait.ts';

describe('relaying', () => {
  test('delivers signals in order, with the sender’s own id', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');

    expect(await ben.send(ana.id, 5, 1, createOffer())).toEqual({ data: undefined });
    await ben.send(ana.id, 5, 2, createCandidate(1), createCandidate(2));
    await until(() => ana.eventTypes.filter((type) => type === 'signal').length === 2);

    expect(await ana.event('signal')).toMatchObject({
      from: ben.id,
      generation: 5,
      firstSequence: 2,
      signals: [createCandidate(1), createCandidate(2)],
    });
  });

  test('delivers a description with its number and its signature', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');
    const offer = { ...createOffer(), number: 3, signature: ben.login.signature };

    await ben.send(ana.id, 5, 1, offer);

    expect((await ana.event('signal')).signals).toEqual([offer]);
  });

  test('drops duplicates, and delivers the rest of the batch', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue');

    await ben.send(ana.id, 5, 1, createCandidate(1), createCandidate(2));
    await ben.send(ana.id, 5, 1, createCandidate(1), createCandidate(2));
    await ben.send(ana.id, 5, 2, createCandidate(2), createCandidate(3));
    await until(() => ana.eventTypes.filter((type) => type === 'signal').length === 2);

    expect(await ana.event('signal')).toMatchObject({
      firstSequence: 3,
      signals: [createCandidate(3)],
    });
    expect(ana.eventTypes).toEqual(['welcome', 'joined', 'signal', 'signal']);
  });

  test('notifies the others of a changed profile once', async () => {
    await using server = await startServer();
    using ana = await TestPeer.connect(server);
    using ben = await TestPeer.connect(server);
    await ana.join('blue');
    await ben.join('blue', { revision: 3 });
    const muted = createProfile({ name: 'Ben', camera: true });

    await ben.call('mutation', 'room.update', { ...muted, revision: 2 });
    await ben.call('mutation', 'room.update', { ...muted, revision: 4 });
    const updated = await ana.event('updated');

    expect(updated).toMatchObject({ id: ben.id, profile: { microphone: false, revision: 4 } });
    expect(ana.eventTypes.filter((type) => type === 'updated')).toHaveLength(1);
  });
});
