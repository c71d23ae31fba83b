import { KeyId, WireRoomEvent, RoomName } from '@visavis/protocol';
import {
  createCandidate,
  createMember,
  createPeerId,
  createProfile,
} from '@visavis/protocol/testing';
import { expect, test } from 'vitest';
import { estimateEventBytes } from '../../src/room-log/event-size.ts';
import { MemoryRoomLog } from '../../src/room-log/memory-room-log.ts';
import { createStep, membership, tailOf, takeItems } from '../support/room-log-steps.ts';
import { anaId, benId, blue, green } from '../support/room-participant.ts';

const createSignal = (text: string): WireRoomEvent => ({
  type: 'signal',
  from: benId,
  generation: 1,
  firstSequence: 1,
  signals: [createCandidate(text)],
});

const kibibyte = 1_024;

test('the largest mailbox is cleared where all together are too large', async () => {
  const totalMailboxBytes = 100 * kibibyte;
  const limits = { mailboxEvents: 512, mailboxBytes: 1_024 * kibibyte, totalMailboxBytes };
  await using log = new MemoryRoomLog(limits);
  const memberships = [membership(anaId)];
  const entry = (kibibytes: number) => ({
    receivers: [anaId],
    event: createSignal('x'.repeat(kibibytes * kibibyte)),
  });
  await log.append(blue, createStep(0, { memberships, entries: [entry(60)] }));
  await log.append(green, createStep(0, { memberships, entries: [entry(30)] }));
  await log.append(green, createStep(1, { entries: [entry(5)] }));
  expect((await log.load(blue))?.mailboxes[0]).toMatchObject({ first: 1, last: 1 });

  await log.append(green, createStep(2, { entries: [entry(15)] }));
  expect((await log.load(blue))?.mailboxes[0]).toMatchObject({ first: 2, last: 1, bytes: 0 });
  expect((await log.load(green))?.mailboxes[0]).toMatchObject({ first: 1, last: 3 });
  // A reader of the cleared mailbox learns that events are missing.
  expect(await takeItems(tailOf(log), 1)).toEqual([{ type: 'gap' }]);
});

test('a cleared mailbox keeps a small newest event, which whoever has read the others gets without a gap', async () => {
  const limits = { mailboxEvents: 512, mailboxBytes: kibibyte, totalMailboxBytes: kibibyte };
  await using log = new MemoryRoomLog(limits);
  const memberships = [membership(anaId)];
  const large = { receivers: [anaId], event: createSignal('x'.repeat(kibibyte)) };
  await log.append(blue, createStep(0, { memberships, entries: [large] }));
  const small = { receivers: [anaId], event: { type: 'back', id: benId } as const };
  await log.append(blue, createStep(1, { entries: [small] }));
  await log.append(green, createStep(0, { memberships, entries: [large] }));
  expect((await log.load(blue))?.mailboxes[0]).toMatchObject({ first: 2, last: 2, bytes: 104 });
  expect(await takeItems(tailOf(log, 1), 1)).toMatchObject([{ event: small.event }]);
  expect(await takeItems(tailOf(log), 1)).toEqual([{ type: 'gap' }]);
});

test('what a removed membership or room held no longer counts', async () => {
  const totalMailboxBytes = 100 * kibibyte;
  const limits = { mailboxEvents: 512, mailboxBytes: 1_024 * kibibyte, totalMailboxBytes };
  await using log = new MemoryRoomLog(limits);
  const entries = [{ receivers: [anaId], event: createSignal('x'.repeat(60 * kibibyte)) }];
  for (let n = 0; n < 5; n += 1) {
    const room = RoomName.parse(`room${n}`);
    await log.append(room, createStep(0, { memberships: [membership(anaId)], entries }));
    await log.append(room, createStep(1, { removed: [{ peer: anaId, refusal: null }] }));
    await log.append(room, createStep(2, { memberships: [membership(anaId)], entries }));
    expect((await log.load(room))?.mailboxes[0]).toMatchObject({ first: 1, last: 1 });
    await log.delete(room, 3);
  }
});

/** The heap after a garbage collection. */
async function measureHeap(): Promise<number> {
  if (globalThis.gc === undefined) throw new Error('Run with --expose-gc');
  await globalThis.gc({ type: 'major', execution: 'async' });
  return process.memoryUsage().heapUsed;
}

const key = KeyId.parse('yuw3ACjn');

const createJoined = (n: number): WireRoomEvent => ({
  type: 'joined',
  member: createMember(createPeerId(`${n}`), { profile: createProfile({ name: `Ana ${n}` }) }),
});

const createSealedSignal = (n: number): WireRoomEvent => ({
  type: 'signal',
  from: benId,
  generation: 1,
  firstSequence: 1,
  signals: [{ kind: 'sealed', key, sealed: `${n}${'a'.repeat(500)}` }],
});

const createSealedJoined = (n: number): WireRoomEvent => ({
  type: 'joined',
  member: {
    ...createMember(createPeerId(`${n}`)),
    profile: { key, sealed: `${n}${'a'.repeat(250)}`, revision: 1_700_000_000_000 },
  },
});

test.each([
  ['signals', (n: number) => createSignal(`${n}${'a'.repeat(500)}`)],
  ['signals in two bytes', (n: number) => createSignal(`${n}${'ж'.repeat(500)}`)],
  ['newcomers', createJoined],
  ['sealed signals', createSealedSignal],
  ['newcomers with sealed profiles', createSealedJoined],
])('the estimated size of events is that in the heap within a fifth: %s', async (_, create) => {
  const count = 5_000;
  // Parsed as what comes from a client, so that no two texts are the same object.
  const createEvents = () =>
    Array.from({ length: count }, (_, n) =>
      WireRoomEvent.parse(JSON.parse(JSON.stringify(create(n)))),
    );
  // The first few times, the compiled code takes memory too.
  for (let n = 0; n < 3; n += 1) createEvents();
  const before = await measureHeap();
  const events = createEvents();
  const bytes = (await measureHeap()) - before;
  const estimated = events.reduce((sum, event) => sum + estimateEventBytes(event), 0);
  expect(estimated / bytes).toBeGreaterThan(0.8);
  expect(estimated / bytes).toBeLessThan(1.2);
});
