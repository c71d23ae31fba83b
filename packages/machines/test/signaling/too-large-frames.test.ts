import { limits } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import {
  computeReconnectBackoffMs,
  defaultMaxInFlightBytes,
} from '../../src/signaling/signaling.ts';
import { ben, cho, createOffer } from '@visavis/protocol/testing';
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
import { joined, reconnect } from '../support/signaling.ts';

const tooLarge = { type: 'server.refused', reason: 'too-large', jitter: 0 } as const;

describe('a signal that is too large for a frame', () => {
  it('is given up, the parent is notified, and others are sent', () => {
    const signaling = joined();
    // Each of these characters takes six bytes in JSON.
    sendDescription(signaling, ben, '\u0001'.repeat(limits.maxSdpLength));
    sendDescription(signaling, cho, 'x');
    expect(signaling.receivedOfType('signaling.signalsDropped')).toEqual([
      { type: 'signaling.signalsDropped', to: ben },
    ]);
    expect(sends(signaling).map(({ to }) => to)).toEqual([cho]);
  });
});

describe('a frame that is too large for the server', () => {
  it('is not sent again; the parent is notified of the lost signals, and other signals are kept', () => {
    const signaling = joined();
    for (const to of everyone) sendDescription(signaling, to, 'x'.repeat(limits.maxSdpLength));
    const lost = sends(signaling).map(({ to }) => to);
    signaling.server.current.report(tooLarge);
    expect(signaling.state).toEqual({ resuming: 'waiting' });
    expect(signaling.receivedOfType('signaling.signalsDropped').map(({ to }) => to)).toEqual(lost);
    expect(signaling.actor.getSnapshot().context.refusal).toBe('too-large');
    signaling.clock.increment(computeReconnectBackoffMs(1, 0));
    signaling.server.current.report({ type: 'server.open' });
    signaling.server.current.report({ type: 'server.joined' });
    expect(sends(signaling).every(({ to }) => !lost.includes(to))).toBe(true);
  });

  it('is followed by smaller frames until one is accepted or holds a single signal', () => {
    const signaling = joined();
    // A proxy accepts frames of up to 40 KB, and the call makes a new offer each time.
    const limit = 40_000;
    let cuts = 0;
    const answered: Sent[] = [];
    for (let generation = 1; generation <= 20; generation += 1) {
      for (const to of everyone) {
        signaling.actor.send({
          type: 'signal',
          to,
          generation,
          signal: createOffer('x'.repeat(to === ben ? 60_000 : 11_000)),
        });
      }
      for (;;) {
        const requests = sends(signaling).filter((sent) => !answered.includes(sent));
        if (requests.length === 0) break;
        if (bytes(frameOf(requests)) > limit) {
          cuts += 1;
          signaling.server.current.report(tooLarge);
          break;
        }
        for (const sent of requests) {
          answered.push(sent);
          acknowledge(signaling, sent);
        }
      }
      if (signaling.state === 'online') continue;
      signaling.clock.increment(
        computeReconnectBackoffMs(signaling.actor.getSnapshot().context.failedAttempts, 0),
      );
      signaling.server.current.report({ type: 'server.open' });
      signaling.server.current.report({ type: 'server.joined' });
    }
    expect(cuts).toBeLessThan(5);
    expect(signaling.state).toBe('online');
    expect(signaling.receivedOfType('signaling.signalsDropped').at(-1)).toEqual({
      type: 'signaling.signalsDropped',
      to: ben,
    });
  });

  it('does not lower the frame size below an ordinary description', () => {
    const signaling = joined();
    for (let generation = 1; generation <= 5; generation += 1) {
      sendDescription(signaling, ben, 'small', generation);
      signaling.server.current.report(tooLarge);
      reconnect(signaling);
    }
    sendDescription(signaling, ben, 'x'.repeat(12_000), 9);
    expect(sends(signaling).at(-1)?.batch.generation).toBe(9);
  });

  it('does not lower the frame size if nothing was in flight', () => {
    const signaling = joined();
    signaling.server.current.report(tooLarge);
    expect(maxInFlightBytes(signaling)).toBe(defaultMaxInFlightBytes);
  });
});
