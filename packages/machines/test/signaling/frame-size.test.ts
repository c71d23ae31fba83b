import { limits, PeerId, type SignalBatch } from '@visavis/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  computeReconnectBackoffMs,
  defaultMaxInFlightBytes,
} from '../../src/signaling/signaling.ts';
import { ben, cho, createAnswer, createCandidate, createOffer } from '@visavis/protocol/testing';
import {
  joined,
  online,
  reconnect,
  joinRequest,
  type SignalingTest,
} from '../support/signaling.ts';

type Sent = ReturnType<typeof sends>[number];

const everyone = Array.from('bcdefgh', (letter) => PeerId.parse(letter.repeat(22)));
const sends = (all: SignalingTest) => all.server.told('send');

/** The frame that tRPC would make of requests that are ready at once. */
const frameOf = (requests: readonly Sent[]) =>
  JSON.stringify(
    requests.map(({ to, batch }, id) => ({
      id,
      method: 'mutation',
      params: { input: { to, ...batch }, path: 'signal.send' },
    })),
  );

const bytes = (text: string) => Buffer.byteLength(text);

/** Something of nearly any size up to the largest that there is, also where a character takes three bytes. */
const signal = fc.oneof(
  fc.nat({ max: 200 }).map((length) => createCandidate('c'.repeat(length))),
  fc
    .tuple(fc.constantFrom('x', '視'), fc.integer({ min: 1, max: limits.maxSdpLength }))
    .map(([letter, length]) => createAnswer(letter.repeat(length))),
);

const tooLarge = { type: 'server.refused', reason: 'too-large', jitter: 0 } as const;
const maxInFlightBytes = (all: SignalingTest) => all.actor.getSnapshot().context.maxInFlightBytes;

function sendDescription(all: SignalingTest, to: PeerId, sdp: string, generation = 1): void {
  all.actor.send({ type: 'signal', to, generation, signal: createAnswer(sdp) });
}

function acknowledge(all: SignalingTest, { to, batch }: { to: PeerId; batch: SignalBatch }): void {
  all.server.now.sendReport({ type: 'server.sent', to, batch });
}

describe('what is on its way at once', () => {
  it('fits into one frame, whatever waits for whom, and all of it arrives in the end', () => {
    const queued = fc.array(fc.tuple(fc.constantFrom(...everyone), fc.nat({ max: 2 }), signal), {
      maxLength: 40,
      size: 'max',
    });
    fc.assert(
      fc.property(queued, fc.infiniteStream(fc.nat()), (queued, chance) => {
        const all = online();
        all.actor.send({ type: 'join', joinRequest });
        const expected = new Map<PeerId, number>();
        const generations = new Map<PeerId, number>();
        for (const [to, generation, said] of queued) {
          all.actor.send({ type: 'signal', to, generation: generation + 1, signal: said });
          const highest = generations.get(to) ?? 0;
          if (generation + 1 < highest) continue;
          const before = generation + 1 > highest ? 0 : (expected.get(to) ?? 0);
          generations.set(to, generation + 1);
          expected.set(to, before + 1);
        }
        all.server.now.sendReport({ type: 'server.joined' });
        const answered: Sent[] = [];
        const onTheWay = () => sends(all).filter((sent) => !answered.includes(sent));
        while (onTheWay().length > 0) {
          const requests = onTheWay();
          expect(bytes(frameOf(requests))).toBeLessThan(limits.maxFrameBytes);
          const picked = requests[(chance.next().value ?? 0) % requests.length];
          if (picked === undefined) break;
          answered.push(picked);
          acknowledge(all, picked);
        }
        for (const [to, count] of expected) {
          const sum = answered
            .filter((sent) => sent.to === to)
            .reduce((total, { batch }) => total + batch.signals.length, 0);
          expect(sum).toBe(count);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('counts what a newer generation has replaced, for it may still be in the frame', () => {
    const all = joined();
    const large = 'x'.repeat(limits.maxSdpLength);
    for (let generation = 1; generation <= 8; generation += 1)
      sendDescription(all, ben, large, generation);
    expect(bytes(frameOf(sends(all)))).toBeLessThan(limits.maxFrameBytes);
    for (const sent of sends(all)) acknowledge(all, sent);
    expect(sends(all).at(-1)?.batch.generation).toBe(8);
  });

  it('makes room when the server does not take something', () => {
    const all = joined();
    const large = 'x'.repeat(limits.maxSdpLength);
    for (const to of everyone) sendDescription(all, to, large);
    expect(sends(all)).toHaveLength(3);
    for (const reason of ['no-such-member', 'rate-limited'] as const) {
      const before = sends(all).length;
      const first = sends(all)[reason === 'rate-limited' ? 1 : 0];
      if (first === undefined) throw new Error('Nothing was sent.');
      all.server.now.sendReport({
        type: 'server.sendRefused',
        to: first.to,
        batch: first.batch,
        reason,
      });
      expect(sends(all)).toHaveLength(before + 1);
    }
  });

  it('is as much as ever on a new connection', () => {
    const all = joined();
    const large = 'x'.repeat(limits.maxSdpLength);
    for (const to of everyone) sendDescription(all, to, large);
    reconnect(all);
    expect(sends(all)).toHaveLength(3);
    expect(maxInFlightBytes(all)).toBe(defaultMaxInFlightBytes);
  });
});

describe('a signal that no frame can carry', () => {
  it('is given up, the call hears of it, and others are sent', () => {
    const all = joined();
    // Each of these characters takes six in JSON.
    sendDescription(all, ben, '\u0001'.repeat(limits.maxSdpLength));
    sendDescription(all, cho, 'x');
    expect(all.told('signaling.signalsDropped')).toEqual([
      { type: 'signaling.signalsDropped', to: ben },
    ]);
    expect(sends(all).map(({ to }) => to)).toEqual([cho]);
  });
});

describe('a frame that was too large for the server', () => {
  it('is not sent again: the call hears whose signals were lost, and the others’ are kept', () => {
    const all = joined();
    for (const to of everyone) sendDescription(all, to, 'x'.repeat(limits.maxSdpLength));
    const lost = sends(all).map(({ to }) => to);
    all.server.now.sendReport(tooLarge);
    expect(all.state).toEqual({ resuming: 'waiting' });
    expect(all.told('signaling.signalsDropped').map(({ to }) => to)).toEqual(lost);
    expect(all.actor.getSnapshot().context.refusal).toBe('too-large');
    all.clock.increment(computeReconnectBackoffMs(1, 0));
    all.server.now.sendReport({ type: 'server.open' });
    all.server.now.sendReport({ type: 'server.joined' });
    expect(sends(all).every(({ to }) => !lost.includes(to))).toBe(true);
  });

  it('is followed by smaller ones, until they pass or hold a single signal that cannot', () => {
    const all = joined();
    // Something on the way takes 40 KB, and the call offers again each time.
    const limit = 40_000;
    let cuts = 0;
    const answered: Sent[] = [];
    for (let generation = 1; generation <= 20; generation += 1) {
      for (const to of everyone) {
        all.actor.send({
          type: 'signal',
          to,
          generation,
          signal: createOffer('x'.repeat(to === ben ? 60_000 : 11_000)),
        });
      }
      for (;;) {
        const requests = sends(all).filter((sent) => !answered.includes(sent));
        if (requests.length === 0) break;
        if (bytes(frameOf(requests)) > limit) {
          cuts += 1;
          all.server.now.sendReport(tooLarge);
          break;
        }
        for (const sent of requests) {
          answered.push(sent);
          acknowledge(all, sent);
        }
      }
      if (all.state === 'online') continue;
      all.clock.increment(
        computeReconnectBackoffMs(all.actor.getSnapshot().context.failedAttempts, 0),
      );
      all.server.now.sendReport({ type: 'server.open' });
      all.server.now.sendReport({ type: 'server.joined' });
    }
    expect(cuts).toBeLessThan(5);
    expect(all.state).toBe('online');
    expect(all.told('signaling.signalsDropped').at(-1)).toEqual({
      type: 'signaling.signalsDropped',
      to: ben,
    });
  });

  it('does not lower what is sent at once below an ordinary description', () => {
    const all = joined();
    for (let generation = 1; generation <= 5; generation += 1) {
      sendDescription(all, ben, 'small', generation);
      all.server.now.sendReport(tooLarge);
      reconnect(all);
    }
    sendDescription(all, ben, 'x'.repeat(12_000), 9);
    expect(sends(all).at(-1)?.batch.generation).toBe(9);
  });

  it('lowers nothing where nothing was on its way', () => {
    const all = joined();
    all.server.now.sendReport(tooLarge);
    expect(maxInFlightBytes(all)).toBe(defaultMaxInFlightBytes);
  });
});
