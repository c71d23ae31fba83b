import { createEventId, type RoomEvent } from '@visavis/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyEvent, receiveEvent, type Inbox } from '../../src/signaling/inbox.ts';
import {
  ana,
  ben,
  cho,
  createCandidate,
  createMember,
  createOffer,
  createProfile,
  createRoomSnapshot,
  createRoomState,
  eventIdAt,
  otherEpoch,
  textOfSignal,
} from '@visavis/protocol/testing';

const away: RoomEvent = { type: 'away', id: ben };

describe('the position of an event', () => {
  it('is next if the number follows the last one', () => {
    expect(classifyEvent(eventIdAt(4), eventIdAt(5), away)).toBe('next');
  });

  it('is next for the first number of a mailbox', () => {
    expect(classifyEvent(null, eventIdAt(1), away)).toBe('next');
    expect(classifyEvent(eventIdAt(9), createEventId(otherEpoch, 1), away)).toBe('next');
  });

  it('is a duplicate if the number is not higher', () => {
    expect(classifyEvent(eventIdAt(4), eventIdAt(4), away)).toBe('duplicate');
    expect(classifyEvent(eventIdAt(4), eventIdAt(1), away)).toBe('duplicate');
  });

  it('is a gap if a number is missing, in the same epoch or in another', () => {
    expect(classifyEvent(eventIdAt(4), eventIdAt(6), away)).toBe('gap');
    expect(classifyEvent(null, eventIdAt(2), away)).toBe('gap');
    expect(classifyEvent(eventIdAt(4), createEventId(otherEpoch, 5), away)).toBe('gap');
  });

  it.each(['welcome', 'resync'] as const)(
    'is always next for %s, which contains the complete state',
    (type) => {
      const event = createRoomSnapshot(type, ana, [ben]);
      for (const last of [null, eventIdAt(1), eventIdAt(7), eventIdAt(9)])
        expect(classifyEvent(last, eventIdAt(7), event)).toBe('next');
      expect(classifyEvent(eventIdAt(9), createEventId(otherEpoch, 3), event)).toBe('next');
    },
  );

  it('accepts each event of a log exactly once, however often parts of it are repeated', () => {
    const log = fc.array(fc.integer({ min: 0, max: 20 }), {
      minLength: 1,
      maxLength: 40,
      size: 'max',
    });
    fc.assert(
      fc.property(log, (rewinds) => {
        const taken: number[] = [];
        let last: ReturnType<typeof eventIdAt> | null = null;
        let next = 1;
        // Each reconnection starts at or before the next event, and delivers some events.
        for (const rewind of rewinds) {
          const from = Math.max(1, next - rewind);
          for (let n = from; n < from + 7; n += 1) {
            const position = classifyEvent(last, eventIdAt(n), away);
            expect(position).not.toBe('gap');
            if (position !== 'next') continue;
            taken.push(n);
            last = eventIdAt(n);
            next = n + 1;
          }
        }
        expect(taken).toEqual(taken.map((_, index) => index + 1));
      }),
    );
  });
});

describe('the new signals in an event', () => {
  const signals = (first: number, count: number, generation = 1): RoomEvent => ({
    type: 'signal',
    from: ben,
    generation,
    firstSequence: first,
    signals: Array.from({ length: count }, (_, index) => createCandidate(`${first + index}`)),
  });
  const texts = (event: RoomEvent | undefined) =>
    event?.type === 'signal' ? event.signals.map(textOfSignal) : [];

  it('contain each signal of overlapping batches once', () => {
    const first = receiveEvent({}, signals(1, 3));
    const second = receiveEvent(first?.inbox ?? {}, signals(2, 4));
    expect(texts(first?.event)).toEqual(['1', '2', '3']);
    expect(texts(second?.event)).toEqual(['4', '5']);
    expect(receiveEvent(second?.inbox ?? {}, signals(1, 5))).toBeUndefined();
  });

  it('contain each signal of every generation once, in any order of generations', () => {
    const { inbox } = receiveEvent({}, signals(1, 1, 7)) ?? { inbox: {} };
    const other = receiveEvent(inbox, signals(1, 2, 6));
    expect(texts(other?.event)).toEqual(['1', '2']);
    expect(receiveEvent(other?.inbox ?? {}, signals(1, 1, 7))).toBeUndefined();
  });

  it('start again after welcome, and for one peer after left', () => {
    const inbox: Inbox = {
      [ben]: [{ generation: 5, lastSequence: 9 }],
      [cho]: [{ generation: 1, lastSequence: 1 }],
    };
    expect(receiveEvent(inbox, createRoomSnapshot('welcome', ana, [ben]))?.inbox).toEqual({});
    expect(receiveEvent(inbox, { type: 'left', id: ben, reason: 'left' })?.inbox).toEqual({
      [cho]: [{ generation: 1, lastSequence: 1 }],
    });
  });

  it.each<RoomEvent>([
    createRoomSnapshot('resync', ana, [ben]),
    { type: 'joined', member: createMember(ben) },
    { type: 'away', id: ben },
    { type: 'back', id: ben },
    { type: 'updated', id: ben, profile: createProfile() },
    { type: 'room', room: createRoomState({ access: 'open' }) },
  ])('are not changed by $type', (event) => {
    const inbox: Inbox = { [ben]: [{ generation: 5, lastSequence: 9 }] };
    expect(receiveEvent(inbox, event)).toEqual({ inbox, event });
  });

  it('contain an offer of a higher generation, whatever its number', () => {
    const inbox: Inbox = { [ben]: [{ generation: 5, lastSequence: 9 }] };
    const event: RoomEvent = {
      type: 'signal',
      from: ben,
      generation: 6,
      firstSequence: 1,
      signals: [createOffer()],
    };
    expect(receiveEvent(inbox, event)?.event).toEqual(event);
  });
});
