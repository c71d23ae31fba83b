import { eventId, type RoomEvent } from '@visavis/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOf, receive, type Inbox } from '../../src/signaling/inbox.ts';
import {
  ana,
  at,
  ben,
  candidate,
  cho,
  member,
  offer,
  otherEpoch,
  profile,
  room,
  wholeRoom,
} from '../support/people.ts';

const away: RoomEvent = { type: 'away', id: ben };

describe('the place of an event', () => {
  it('is next where the number follows the last one', () => {
    expect(placeOf(at(4), at(5), away)).toBe('next');
  });

  it('is next for the very first number of a mailbox', () => {
    expect(placeOf(null, at(1), away)).toBe('next');
    expect(placeOf(at(9), eventId(otherEpoch, 1), away)).toBe('next');
  });

  it('is seen where the number is not higher', () => {
    expect(placeOf(at(4), at(4), away)).toBe('seen');
    expect(placeOf(at(4), at(1), away)).toBe('seen');
  });

  it('is a gap where a number is missing, in this epoch or in another', () => {
    expect(placeOf(at(4), at(6), away)).toBe('gap');
    expect(placeOf(null, at(2), away)).toBe('gap');
    expect(placeOf(at(4), eventId(otherEpoch, 5), away)).toBe('gap');
  });

  it.each(['welcome', 'resync'] as const)(
    'is always next for %s, which stands for everything before',
    (type) => {
      const event = wholeRoom(type, ana, [ben]);
      for (const last of [null, at(1), at(7), at(9)])
        expect(placeOf(last, at(7), event)).toBe('next');
      expect(placeOf(at(9), eventId(otherEpoch, 3), event)).toBe('next');
    },
  );

  it('takes each event of a log exactly once, however often a part of it is repeated', () => {
    const log = fc.array(fc.integer({ min: 0, max: 20 }), {
      minLength: 1,
      maxLength: 40,
      size: 'max',
    });
    fc.assert(
      fc.property(log, (rewinds) => {
        const taken: number[] = [];
        let last: ReturnType<typeof at> | null = null;
        let next = 1;
        // Every reconnection starts somewhere at or before the event that is due, and runs a little.
        for (const rewind of rewinds) {
          const from = Math.max(1, next - rewind);
          for (let n = from; n < from + 7; n += 1) {
            const place = placeOf(last, at(n), away);
            expect(place).not.toBe('gap');
            if (place !== 'next') continue;
            taken.push(n);
            last = at(n);
            next = n + 1;
          }
        }
        expect(taken).toEqual(taken.map((_, index) => index + 1));
      }),
    );
  });
});

describe('what is new in an event', () => {
  const signals = (first: number, count: number, generation = 1): RoomEvent => ({
    type: 'signal',
    from: ben,
    generation,
    first,
    signals: Array.from({ length: count }, (_, index) => candidate(`${first + index}`)),
  });
  const texts = (event: RoomEvent | undefined) =>
    event?.type === 'signal'
      ? event.signals.map((each) => (each.kind === 'candidate' ? each.candidate : each.sdp))
      : [];

  it('is each signal once, where batches overlap', () => {
    const first = receive({}, signals(1, 3));
    const second = receive(first?.inbox ?? {}, signals(2, 4));
    expect(texts(first?.event)).toEqual(['1', '2', '3']);
    expect(texts(second?.event)).toEqual(['4', '5']);
    expect(receive(second?.inbox ?? {}, signals(1, 5))).toBeUndefined();
  });

  it('is each signal once of every generation, whatever the order of these', () => {
    const { inbox } = receive({}, signals(1, 1, 7)) ?? { inbox: {} };
    const other = receive(inbox, signals(1, 2, 6));
    expect(texts(other?.event)).toEqual(['1', '2']);
    expect(receive(other?.inbox ?? {}, signals(1, 1, 7))).toBeUndefined();
  });

  it('begins again with a welcome, and for one person when they leave', () => {
    const inbox: Inbox = {
      [ben]: [{ generation: 5, last: 9 }],
      [cho]: [{ generation: 1, last: 1 }],
    };
    expect(receive(inbox, wholeRoom('welcome', ana, [ben]))?.inbox).toEqual({});
    expect(receive(inbox, { type: 'left', id: ben, reason: 'left' })?.inbox).toEqual({
      [cho]: [{ generation: 1, last: 1 }],
    });
  });

  it.each<RoomEvent>([
    wholeRoom('resync', ana, [ben]),
    { type: 'joined', member: member(ben) },
    { type: 'away', id: ben },
    { type: 'back', id: ben },
    { type: 'updated', id: ben, profile: profile() },
    { type: 'room', room: { name: room, door: 'open', capacity: 8 } },
  ])('is all of it for $type, and the marks stay', (event) => {
    const inbox: Inbox = { [ben]: [{ generation: 5, last: 9 }] };
    expect(receive(inbox, event)).toEqual({ inbox, event });
  });

  it('is an offer of a higher generation, whatever its number', () => {
    const inbox: Inbox = { [ben]: [{ generation: 5, last: 9 }] };
    const event: RoomEvent = {
      type: 'signal',
      from: ben,
      generation: 6,
      first: 1,
      signals: [offer()],
    };
    expect(receive(inbox, event)?.event).toEqual(event);
  });
});
