import { describe, expect, it } from 'vitest';
import page from '../../../../docs/PROTOCOL.md?raw';
import {
  closeCodeOf,
  isRefusalReason,
  LeftReason,
  limits,
  Profile,
  refusalReasons,
  refusalSentences,
  RoomAccess,
  RoomPeek,
  WireRoomEvent,
  WireSignal,
} from '../../src/index.ts';
import { PeerMessage } from '../../src/peer-message/peer-message.ts';

/** The cells of the rows of the first table below a heading, without its header. */
function readTable(heading: string): readonly (readonly string[])[] {
  const section = page.slice(page.indexOf(`\n${heading}\n`));
  const [, ...rows] = (/(\n\|[^\n]*)+/.exec(section)?.[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^[| -]+$/.test(line));
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The names in backquotes. */
const names = (cell = ''): readonly string[] =>
  Array.from(cell.matchAll(/`([^`]+)`/g), ([, name]) => name ?? '').toSorted();

/** The fields of each object of a discriminated union, without the discriminator. */
const fieldsOf = (
  options: readonly { readonly shape: Readonly<Record<string, unknown>> }[],
  discriminator: string,
) =>
  options.map(({ shape }) =>
    Object.keys(shape)
      .filter((key) => key !== discriminator)
      .toSorted(),
  );

describe('the tables of docs/PROTOCOL.md', () => {
  it('list the fields of a profile', () => {
    const fields = readTable('## 4. Procedures').flatMap(([field]) => names(field));
    expect(fields.toSorted()).toEqual(Object.keys(Profile.shape).toSorted());
  });

  it('list every room event with its fields', () => {
    const rows = readTable('## 5. Room events');
    const types = WireRoomEvent.def.options.map(({ shape }) => shape.type.def.values[0]);
    expect(rows.map(([type]) => names(type)[0])).toEqual(types);
    expect(rows.map(([, fields]) => names(fields))).toEqual(
      fieldsOf(WireRoomEvent.def.options, 'type'),
    );
  });

  it('list every kind of signal with its fields', () => {
    const rows = readTable('## 7. Signals');
    const kinds = WireSignal.def.options.map(({ shape }) => shape.kind.def.values[0]);
    expect(rows.map(([kind]) => names(kind)[0])).toEqual(kinds);
    expect(rows.map(([, fields]) => names(fields))).toEqual(
      fieldsOf(WireSignal.def.options, 'kind'),
    );
  });

  it('list every peer message with its fields', () => {
    const rows = readTable('### Peer messages');
    const types = PeerMessage.def.options.map(({ shape }) => shape.type.def.values[0]);
    expect(rows.map(([type]) => names(type)[0])).toEqual(types);
    expect(rows.map(([, fields]) => names(fields))).toEqual(
      fieldsOf(PeerMessage.def.options, 'type'),
    );
  });

  it('list every reason with its status, close code and sentence', () => {
    const expected = Object.keys(refusalReasons)
      .filter(isRefusalReason)
      .map((reason) => {
        const status = refusalReasons[reason];
        const sentence = refusalSentences[reason];
        return [`\`${reason}\``, String(status), String(closeCodeOf(reason)), sentence];
      });
    expect(readTable('## 11. Errors')).toEqual(expected);
  });

  it.each([
    ['members of a room', limits.maxMembersPerRoom],
    ['name of a room', limits.maxRoomNameLength],
    ['name in a profile', limits.maxNameLength],
    ['SDP of a description', limits.maxSdpLength],
    ['candidate line', limits.maxCandidateLength],
    ['`sdpMid`, `usernameFragment`', limits.maxIceTokenLength],
    ['sealed profile', limits.maxSealedProfileLength],
    ['sealed signal', limits.maxSealedSignalLength],
    ['signals in a batch', limits.maxSignalsPerBatch],
    ['WebSocket message', limits.maxFrameBytes],
  ])('give the limit of %s', (what, expected) => {
    const row = readTable('## 12. Limits').find(([name]) => name === what);
    expect(Number.parseInt((row?.[1] ?? '').replaceAll(/(?<=\d)\s(?=\d)/g, ''), 10)).toBe(expected);
  });
});

describe('the text of docs/PROTOCOL.md', () => {
  it.each([...LeftReason.options, ...RoomAccess.options, ...RoomPeek.shape.state.options])(
    'explains `%s`',
    (value) => {
      expect(page).toContain(`\`${value}\``);
    },
  );
});
