import { limits, type PeerId } from '@visavis/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultMaxInFlightBytes } from '../../src/signaling/signaling.ts';
import { ben, createAnswer, createCandidate } from '@visavis/protocol/testing';
import {
  acknowledge,
  bytes,
  everyone,
  frameOf,
  maxInFlightBytes,
  sendDescription,
  sends,
  type Sent,
} from '../support/frames.ts';
import { joined, online, reconnect, joinRequest } from '../support/signaling.ts';

/**
 * Texts of all sizes up to the maximum, also of characters that take three bytes. Of these, a description of the maximum
 * length would be too large for a frame if it were sealed.
 */
const signal = fc.oneof(
  fc.nat({ max: 200 }).map((length) => createCandidate('c'.repeat(length))),
  fc
    .tuple(
      fc.constantFrom({ letter: 'x', part: 1 }, { letter: '視', part: 1 / 2 }),
      fc.integer({ min: 2, max: limits.maxSdpLength }),
    )
    .map(([{ letter, part }, length]) => createAnswer(letter.repeat(length * part))),
);

describe('the signals in flight', () => {
  it('fit into one frame, and all of them arrive', () => {
    const queued = fc.array(fc.tuple(fc.constantFrom(...everyone), fc.nat({ max: 2 }), signal), {
      maxLength: 40,
      size: 'max',
    });
    fc.assert(
      fc.property(queued, fc.infiniteStream(fc.nat()), (queued, chance) => {
        const signaling = online();
        signaling.actor.send({ type: 'join', joinRequest });
        const expected = new Map<PeerId, number>();
        const generations = new Map<PeerId, number>();
        for (const [to, generation, signal] of queued) {
          signaling.actor.send({ type: 'signal', to, generation: generation + 1, signal });
          const highest = generations.get(to) ?? 0;
          if (generation + 1 < highest) continue;
          const before = generation + 1 > highest ? 0 : (expected.get(to) ?? 0);
          generations.set(to, generation + 1);
          expected.set(to, before + 1);
        }
        signaling.server.current.report({ type: 'server.joined' });
        const answered: Sent[] = [];
        const unanswered = () => sends(signaling).filter((sent) => !answered.includes(sent));
        while (unanswered().length > 0) {
          const requests = unanswered();
          expect(bytes(frameOf(requests))).toBeLessThan(limits.maxFrameBytes);
          const picked = requests[(chance.next().value ?? 0) % requests.length];
          if (picked === undefined) break;
          answered.push(picked);
          acknowledge(signaling, picked);
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

  it('include those that a newer generation replaced, because they may still be in the frame', () => {
    const signaling = joined();
    const large = 'x'.repeat(limits.maxSdpLength);
    for (let generation = 1; generation <= 8; generation += 1)
      sendDescription(signaling, ben, large, generation);
    expect(bytes(frameOf(sends(signaling)))).toBeLessThan(limits.maxFrameBytes);
    for (const sent of sends(signaling)) acknowledge(signaling, sent);
    expect(sends(signaling).at(-1)?.batch.generation).toBe(8);
  });

  it('become fewer when the server rejects some', () => {
    const signaling = joined();
    const large = 'x'.repeat(limits.maxSdpLength);
    for (const to of everyone) sendDescription(signaling, to, large);
    expect(sends(signaling)).toHaveLength(2);
    for (const reason of ['no-such-member', 'rate-limited'] as const) {
      const before = sends(signaling).length;
      const first = sends(signaling)[reason === 'rate-limited' ? 1 : 0];
      if (first === undefined) throw new Error('Nothing was sent.');
      signaling.server.current.report({
        type: 'server.sendRefused',
        to: first.to,
        batch: first.batch,
        reason,
      });
      expect(sends(signaling)).toHaveLength(before + 1);
    }
  });

  it('can be as many as before on a new connection', () => {
    const signaling = joined();
    const large = 'x'.repeat(limits.maxSdpLength);
    for (const to of everyone) sendDescription(signaling, to, large);
    reconnect(signaling);
    expect(sends(signaling)).toHaveLength(2);
    expect(maxInFlightBytes(signaling)).toBe(defaultMaxInFlightBytes);
  });
});
