import { describe, expect, it } from 'vitest';
import {
  deriveRoomKeys,
  dropDuplicates,
  generateRoomSecret,
  limits,
  nonceBytes,
  openSignals,
  sealSignals,
  SendSignalsInput,
  WireSignalBatch,
  type Signal,
  type SignalBatch,
} from '../../src/index.ts';
import {
  deriveSealingKey,
  encodeFields,
  openBytes,
  sealBytes,
} from '../support/node-cryptography.ts';
import { changeCharacter, createOwner, createPrivateRoom } from '../support/private-room.ts';
import { ana, ben, candidate, endOfCandidates, offer } from '../support/samples.ts';

const signals: Signal[] = [offer, candidate, endOfCandidates];
const batch: SignalBatch = { generation: 1_750_000_000_001, firstSequence: 4, signals };

async function createSealedBatch() {
  const room = await createPrivateRoom();
  return { ...room, sealed: await sealSignals(room.keys, room.route, batch) };
}

const sealedTexts = ({ signals }: WireSignalBatch): readonly string[] =>
  signals.map((signal) => (signal.kind === 'sealed' ? signal.sealed : ''));

describe('a sealed batch', () => {
  it('is opened as it was sealed', async () => {
    const { keys, route, sealed } = await createSealedBatch();
    expect(WireSignalBatch.parse(sealed)).toEqual(sealed);
    expect(await openSignals(keys, route, sealed)).toEqual(batch);
  });

  it('shows the server its numbers, and no kinds of signals', async () => {
    const { sealed } = await createSealedBatch();
    const { signals, ...numbers } = sealed;
    expect(numbers).toEqual({ generation: batch.generation, firstSequence: batch.firstSequence });
    for (const signal of signals) {
      expect(Object.keys(signal)).toEqual(['kind', 'key', 'sealed']);
      expect(signal.kind).toBe('sealed');
    }
  });

  it('is what an independent implementation reads and writes', async () => {
    const { keys, room, secret, route, sealed } = await createSealedBatch();
    const key = deriveSealingKey(room, secret);
    const contextOf = (index: number) =>
      encodeFields('visavis/2 signal', room, ana, ben, batch.generation, 4 + index);
    const opened = sealedTexts(sealed).map((text, index) =>
      openBytes(key, text, contextOf(index)).toString(),
    );
    expect(opened.map((text): unknown => JSON.parse(text))).toEqual(signals);

    const other = signals.map((signal, index) => ({
      kind: 'sealed',
      key: keys.id,
      sealed: sealBytes(
        key,
        Buffer.alloc(nonceBytes, index),
        Buffer.from(JSON.stringify(signal)),
        contextOf(index),
      ),
    }));
    const received = WireSignalBatch.parse({ ...batch, signals: other });
    expect(await openSignals(keys, route, received)).toEqual(batch);
  });

  it('is opened after the server has dropped the signals that were received before', async () => {
    const { keys, route, sealed } = await createSealedBatch();
    const received = [{ generation: batch.generation, lastSequence: 4 }];
    const rest = dropDuplicates(received, sealed)?.batch;
    const expected = { ...batch, firstSequence: 5, signals: signals.slice(1) };
    expect(rest && (await openSignals(keys, route, rest))).toEqual(expected);
  });

  it.each([
    ['of another room', async () => ({ room: (await createOwner()).room })],
    ['of another sender', () => Promise.resolve({ from: ben })],
    ['for another receiver', () => Promise.resolve({ to: ana })],
    ['sent back to its sender', () => Promise.resolve({ from: ben, to: ana })],
  ])('is not opened as one %s', async (_, change) => {
    const { keys, route, sealed } = await createSealedBatch();
    expect(await openSignals(keys, { ...route, ...(await change()) }, sealed)).toBeNull();
  });

  it('is not opened with another link', async () => {
    const { room, route, sealed } = await createSealedBatch();
    const otherKeys = await deriveRoomKeys(room, generateRoomSecret(crypto));
    expect(await openSignals(otherKeys, route, sealed)).toBeNull();
  });

  it('is not opened with another generation or number, or in another order', async () => {
    const { keys, route, sealed } = await createSealedBatch();
    const [first, second, third] = sealed.signals;
    if (first === undefined || second === undefined || third === undefined) throw new Error();
    const changes: readonly Partial<WireSignalBatch>[] = [
      { generation: batch.generation + 1 },
      { generation: batch.generation - 1 },
      { firstSequence: 5 },
      { firstSequence: 3 },
      { signals: [second, first, third] },
      { signals: [first, third] },
      { signals: [first, first, third] },
    ];
    for (const change of changes) {
      expect(await openSignals(keys, route, { ...sealed, ...change })).toBeNull();
    }
  });

  it('is opened completely or not at all: a signal is plain, changed, cut or of another batch', async () => {
    const { keys, route, sealed } = await createSealedBatch();
    const [text = ''] = sealedTexts(sealed);
    const other = await sealSignals(keys, route, { ...batch, firstSequence: 40 });
    const bad = [
      offer,
      ...[0, 16, 50, -3].map((position) => changeCharacter(text, position)),
      ...[1, 5, 16, 37, text.length - 1].map((length) => text.slice(0, length)),
      ...sealedTexts(other).slice(0, 1),
    ].map((item) =>
      typeof item === 'string' ? { kind: 'sealed' as const, key: keys.id, sealed: item } : item,
    );
    for (const signal of bad) {
      for (const index of sealed.signals.keys()) {
        const changed = { ...sealed, signals: sealed.signals.with(index, signal) };
        expect(await openSignals(keys, route, changed)).toBeNull();
      }
    }
  });

  it('may not be plain', async () => {
    const { keys, route } = await createPrivateRoom();
    expect(await openSignals(keys, route, batch)).toBeNull();
  });

  it('is parsed after it was opened', async () => {
    const { keys, room, secret, route } = await createPrivateRoom();
    const key = deriveSealingKey(room, secret);
    const context = encodeFields('visavis/2 signal', room, ana, ben, 1, 1);
    const nested = JSON.stringify({ kind: 'sealed', key: keys.id, sealed: 'A' });
    for (const text of ['', 'null', '[]', '{"kind":"bye"}', '{"__proto__":1}', nested]) {
      const sealed = sealBytes(key, Buffer.alloc(nonceBytes), Buffer.from(text), context);
      const received = WireSignalBatch.parse({
        generation: 1,
        firstSequence: 1,
        signals: [{ kind: 'sealed', key: keys.id, sealed }],
      });
      expect(await openSignals(keys, route, received)).toBeNull();
    }
  });

  it('with one description and the maximum of candidates fits into a frame', async () => {
    const { keys, route } = await createPrivateRoom();
    const longest = {
      ...candidate,
      candidate: 'c'.repeat(limits.maxCandidateLength),
      sdpMid: 'm'.repeat(limits.maxIceTokenLength),
      usernameFragment: 'u'.repeat(limits.maxIceTokenLength),
    };
    const sdp = 'a=mid:0\r\n'.repeat(limits.maxSdpLength).slice(0, limits.maxSdpLength);
    const candidates = Array.from({ length: limits.maxSignalsPerBatch - 1 }, () => longest);
    const large = { ...batch, signals: [{ ...offer, sdp }, ...candidates] };
    const input = { ...(await sealSignals(keys, route, large)), to: ben };
    expect(SendSignalsInput.parse(input)).toEqual(input);
    expect(JSON.stringify(input).length).toBeLessThan(limits.maxFrameBytes);
  });
});
