import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Epoch,
  EventId,
  createEventId,
  limits,
  PeerId,
  generateRoomName,
  RoomName,
  parseEventId,
  type RandomSource,
} from '../../src/index.ts';
import { invalidRoomNames } from '../support/samples.ts';

const accepts = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('a room’s name', () => {
  it.each(['a', 'room1', 'team-standup', '2026-07-01', 'x'.repeat(limits.maxRoomNameLength)])(
    'may be %s',
    (name) => {
      expect(accepts(RoomName, name)).toBe(true);
    },
  );

  it.each(invalidRoomNames)('may not be %j', (name) => {
    expect(accepts(RoomName, name)).toBe(false);
  });

  it('may not be longer than its limit, nor anything but text', () => {
    expect(accepts(RoomName, 'x'.repeat(limits.maxRoomNameLength + 1))).toBe(false);
    for (const value of [undefined, null, 1, {}, ['a']])
      expect(accepts(RoomName, value)).toBe(false);
  });
});

describe('a peer id', () => {
  it('is 22 characters of base64url', () => {
    expect(accepts(PeerId, 'AZaz09_-AZaz09_-AZaz09')).toBe(true);
    for (const wrong of [
      'a'.repeat(21),
      'a'.repeat(23),
      `${'a'.repeat(21)}+`,
      `${'a'.repeat(21)}=`,
      `${'a'.repeat(22)}\n`,
      '',
    ]) {
      expect({ wrong, accepted: accepts(PeerId, wrong) }).toEqual({ wrong, accepted: false });
    }
  });
});

describe('an event id', () => {
  const letters = 'ABCXYZabcxyz0189_'.split('');
  const epoch = fc
    .string({ unit: fc.constantFrom(...letters), minLength: 8, maxLength: 22 })
    .map((text) => Epoch.parse(text));
  const position = fc.integer({ min: 1, max: 999_999_999_999_999 });

  it('is parsed into the epoch and position it was created from', () => {
    fc.assert(
      fc.property(epoch, position, (epoch, n) => {
        expect(parseEventId(createEventId(epoch, n))).toEqual({ epoch, n });
      }),
    );
  });

  it.each([
    '',
    'epoch123',
    'epoch123-',
    'epoch123-0',
    'epoch123-01',
    'epoch123--1',
    'short-1',
    'epoch123-1.5',
    'epoch123-1e3',
    'epoch123-1000000000000000',
    `${'e'.repeat(23)}-1`,
    'epoch-123-1',
  ])('may not be %j', (text) => {
    expect(accepts(EventId, text)).toBe(false);
  });

  it('cannot be created from an invalid position', () => {
    const epoch = Epoch.parse('epoch123');
    for (const n of [0, -1, 1.5, NaN, Infinity, 1e21]) {
      expect(() => createEventId(epoch, n)).toThrow(/invalid_format|Invalid/);
    }
  });
});

describe('random room names', () => {
  it('are accepted and differ', () => {
    const names = Array.from({ length: 2_000 }, () => generateRoomName(crypto));
    expect(names.every((name) => accepts(RoomName, name))).toBe(true);
    expect(new Set(names).size).toBe(2_000);
  });

  it('have four groups, without characters that are easily confused', () => {
    for (let n = 0; n < 200; n += 1) {
      expect(generateRoomName(crypto)).toMatch(/^[2-9a-km-np-z]{4}(-[2-9a-km-np-z]{4}){3}$/);
    }
  });

  it('use all characters of their alphabet equally', () => {
    // Each byte value once: 22 characters at a time of what 256 values give.
    let next = 0;
    const counting: RandomSource = {
      getRandomValues(bytes) {
        for (let index = 0; index < bytes.length; index += 1) {
          bytes[index] = next % 256;
          next += 1;
        }
        return bytes;
      },
    };
    const count = (text: string) => {
      const counts = new Map<string, number>();
      for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
      return counts;
    };
    const names = Array.from({ length: 256 }, () => generateRoomName(counting)).join('');
    const letters = count(names.replaceAll('-', ''));
    expect(letters.size).toBe(32);
    expect(new Set(letters.values())).toEqual(new Set([(256 * 16) / 32]));
  });
});
