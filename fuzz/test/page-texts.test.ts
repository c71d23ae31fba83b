import { normalizeDisplayName } from '@visavis/client/display-name';
import { findLookAlikes } from '@visavis/client/look-alike';
import { isPrivateRoom, Profile, RoomName, RoomSecret } from '@visavis/protocol';
import { createProfile } from '@visavis/protocol/testing';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { cleanName, maxNameLength } from '../../apps/web/src/call/names/display-name.ts';
import {
  isPrivateRoomName,
  isRoomName,
  readSecret,
  roomInPath,
  toRoomName,
} from '../../apps/web/src/call/names/room-name.ts';
import { readLinkParameters } from '../../apps/web/src/call/session/link-parameters.ts';
import { parseRecentRooms } from '../../apps/web/src/features/recent-rooms/recent-rooms.ts';
import { fuzz } from '../fuzz.ts';
import { mutatedJson, mutatedText } from '../input/mutate.ts';

/** Names with marks, joiners, controls and everything else. */
const name = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
  mutatedText(fc.constantFrom('Ana', 'می\u200Cخواهم', '👩\u200D👧', 'שָׁלוֹם', '\u202EAna\u2069')),
);

fuzz('a name that the page accepts is one that the server accepts, unchanged', {
  percent: 5,
  inputs: name,
  check: (text) => {
    const cleaned = cleanName(text);
    expect(cleaned.length).toBeLessThanOrEqual(maxNameLength);
    expect(normalizeDisplayName(cleaned)).toBe(cleaned);
    expect(cleaned).not.toMatch(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
    if (cleaned !== '') {
      expect(Profile.parse(createProfile({ name: cleaned })).name).toBe(cleaned);
    }
  },
});

fuzz('a name looks like itself in another case and with invisible characters', {
  percent: 2,
  inputs: fc.tuple(name.map(cleanName), name.map(cleanName)),
  check: ([one, other]) => {
    expect(findLookAlikes([one, `\u200B${one.toUpperCase()}`, other]).slice(0, 2)).toEqual([
      true,
      true,
    ]);
  },
});

fuzz('the query of a link gives a name that can be used, or none', {
  percent: 2,
  inputs: mutatedText(
    fc
      .tuple(
        name.filter((text) => text.isWellFormed()),
        fc.constantFrom('', '&join=1', '&inspector'),
      )
      .map(([text, rest]) => `?name=${encodeURIComponent(text)}${rest}`),
  ),
  check: (query) => {
    const parameters = readLinkParameters(query);
    expect(parameters.name).not.toBe('');
    expect(parameters.name ?? '').toBe(cleanName(parameters.name ?? ''));
  },
});

fuzz('a path or a typed text gives the name of a room, or none', {
  percent: 1,
  inputs: mutatedText(fc.oneof(fc.webPath(), name, fc.constant('/r/quiet-lake'))),
  check: (text) => {
    roomInPath(text);
    const room = toRoomName(text);
    if (room === null) return;
    expect(isRoomName(room)).toBe(true);
    expect(RoomName.parse(room)).toBe(room);
  },
});

fuzz('the page takes the same texts for names and secrets of rooms as the protocol', {
  percent: 1,
  inputs: fc.oneof(
    mutatedText(fc.stringMatching(/^P[\w-]{21,23}$/)),
    mutatedText(fc.stringMatching(/^[\w-]{20,22}[AQgw]$/)),
    fc.stringMatching(/^[a-z0-9-]{1,70}$/),
  ),
  check: (text) => {
    const { data } = RoomName.safeParse(text);
    expect(isRoomName(text)).toBe(data !== undefined);
    expect(isPrivateRoomName(text)).toBe(data !== undefined && isPrivateRoom(data));
    expect(readSecret(`#${text}`)).toBe(RoomSecret.safeParse(text).data ?? null);
  },
});

fuzz('the stored list of rooms contains names of rooms', {
  percent: 1,
  inputs: mutatedJson(fc.array(fc.stringMatching(/^[a-z]{1,9}$/))),
  check: (text) => {
    for (const room of parseRecentRooms(text)) expect(isRoomName(room)).toBe(true);
  },
});
