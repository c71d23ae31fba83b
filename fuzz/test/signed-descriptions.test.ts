import {
  encodeDescription,
  Generation,
  limits,
  PeerId,
  PublicKey,
  readFingerprint,
  RoomName,
  Signature,
  SignedDescription,
  webCryptography,
  type DescriptionStatement,
} from '@visavis/protocol';
import { offerSdp, roomName } from '@visavis/protocol/testing';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import * as z from 'zod/mini';
import { Verifier } from '../../packages/client/src/trust/verifier.ts';
import { fuzz } from '../fuzz.ts';
import { arbitraryOf } from '../input/arbitrary-of.ts';
import { mostly } from '../input/mostly.ts';
import { mutated, mutatedText } from '../input/mutate.ts';

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });

/** A fingerprint as browsers write it. */
const formatFingerprint = (hash: Uint8Array): string =>
  Array.from(hash, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':');

/** Lines of a description. Most of those with a fingerprint are valid. */
const lines = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom(
      (fingerprint: string) => `a=fingerprint:sha-256 ${fingerprint}`,
      (fingerprint: string) => `a=fingerprint:SHA-256 ${fingerprint.toLowerCase()}`,
      (fingerprint: string) => `A=Fingerprint:sha-256 ${fingerprint} `,
      (fingerprint: string) => `b=fingerprint:sha-1 ${fingerprint}`,
      () => 'a=mid:0',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      (fingerprint: string) => `a=fingerprint:sha-512 ${fingerprint}`,
      (fingerprint: string) => `a=fingerprint: sha-256 ${fingerprint}`,
      (fingerprint: string) => `a=fingerprint:sha-256 ${fingerprint}:00`,
      (fingerprint: string) => `a=fingerprint:sha-256 ${fingerprint} sha-256 ${fingerprint}`,
      (fingerprint: string) => `a=fingerprint:sha-256 ${fingerprint.replaceAll('0', '1')}`,
      () => 'a=fingerprint:',
    ),
  },
);

/** Descriptions with no fingerprint, one, or several. */
const sdp = fc
  .tuple(
    bytes.map(formatFingerprint),
    fc.array(lines, { maxLength: 8 }),
    fc.constantFrom(1, 1, 2, 100),
    fc.constantFrom('\r\n', '\n'),
  )
  .map(([fingerprint, lines, times, end]) => {
    const text = lines.map((line) => `${line(fingerprint)}${end}`).join('');
    return `v=0${end}${text.repeat(times)}`;
  });

const namesFingerprint = /^a=fingerprint:/i;

fuzz('a description has the fingerprint that each of its lines with one has, or none', {
  percent: 1,
  inputs: fc.oneof(sdp, mutatedText(sdp)),
  check: (text) => {
    const fingerprint = readFingerprint(text);
    if (fingerprint === null) return;
    expect(fingerprint).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    // Browsers split at line feeds only. What they read after a line break of another kind makes the line invalid.
    for (const line of text.split('\n').filter((line) => namesFingerprint.test(line))) {
      const [start = ''] = line.split(/[\r\u2028\u2029]/);
      expect(start.trimEnd().toLowerCase()).toBe(
        `a=fingerprint:sha-256 ${fingerprint.toLowerCase()}`,
      );
    }
    expect(readFingerprint(`${text}\na=fingerprint:sha-256 ${fingerprint}`)).toBe(fingerprint);
    expect(readFingerprint(`${text}\na=fingerprint:sha-512 ${fingerprint}`)).toBeNull();
  },
});

fuzz('a description with one line for the fingerprint has this fingerprint', {
  percent: 1,
  inputs: bytes,
  check: (hash) => {
    const fingerprint = formatFingerprint(hash);
    const text = `${offerSdp}a=fingerprint:sha-256 ${fingerprint}\r\n`;
    expect(readFingerprint(text)).toBe(fingerprint);
    expect(readFingerprint(text.toLowerCase())).toBe(fingerprint);
  },
});

/** The tag and the fields of a statement: each after its length. */
function readStatement(statement: Uint8Array): Uint8Array[] {
  const view = new DataView(statement.buffer, statement.byteOffset, statement.byteLength);
  const parts: Uint8Array[] = [];
  let offset = 0;
  while (offset < statement.length) {
    const start = offset + 4;
    offset = start + view.getUint32(offset);
    parts.push(statement.subarray(start, offset));
  }
  return parts;
}

/** What is signed for a description, as the schemas of its parts accept it. */
const Statement = z.object({
  room: RoomName,
  from: PeerId,
  to: PeerId,
  generation: Generation,
  number: SignedDescription.shape.number,
  description: z.pick(SignedDescription, { type: true, sdp: true }),
}) satisfies z.ZodMiniType<DescriptionStatement>;

fuzz('what is signed for a description can be read back, so that it has no other meaning', {
  percent: 1,
  inputs: mutated(arbitraryOf(Statement)),
  check: (value) => {
    const { data } = Statement.safeParse(value);
    if (data === undefined) return;
    const parts = readStatement(encodeDescription(data));
    const texts = parts.map((part) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(part));
    const [tag, room, from, to, , , type, text] = texts;
    // Browsers read half of a surrogate pair as the same character as UTF-8 has for it.
    const sdp = data.description.sdp.toWellFormed();
    const { generation, number, description } = data;
    expect({ tag, room, from, to, type, sdp: text }).toEqual({
      tag: 'visavis/2 description',
      room: data.room,
      from: data.from,
      to: data.to,
      type: description.type,
      sdp,
    });
    const numbers = parts.slice(4, 6).map((part) => Buffer.from(part).readBigUInt64BE());
    expect(numbers).toEqual([BigInt(generation), BigInt(number)]);
    expect(parts.length).toBe(8);
  },
});

/** A description as a page receives it. */
const Received = z.object({
  room: RoomName,
  from: PeerId,
  publicKey: PublicKey,
  to: PeerId,
  generation: Generation,
  description: SignedDescription,
});
type Received = z.infer<typeof Received>;

const sender = await webCryptography.createIdentity();
const other = await webCryptography.createIdentity();

async function signDescription(): Promise<Received> {
  const statement = {
    room: roomName,
    from: sender.peerId,
    to: other.peerId,
    generation: 1,
    number: 1,
    description: {
      kind: 'description',
      type: 'offer',
      sdp: `${offerSdp}a=fingerprint:sha-256 ${formatFingerprint(new Uint8Array(32))}\r\n`,
    },
  } as const;
  const { number, description, ...rest } = statement;
  const signature = await sender.sign(encodeDescription(statement));
  const { publicKey } = sender;
  return Received.parse({ ...rest, publicKey, description: { ...description, number, signature } });
}

const signed = await signDescription();

const received = fc.record({
  room: mostly(signed.room, arbitraryOf(RoomName)),
  from: mostly(signed.from, fc.constantFrom(other.peerId, sender.peerId)),
  publicKey: mostly(
    signed.publicKey,
    fc.oneof(arbitraryOf(PublicKey), fc.constant(other.publicKey)),
  ),
  to: mostly(signed.to, fc.constant(sender.peerId)),
  generation: mostly(signed.generation, fc.constantFrom(2, limits.maxGeneration)),
  description: fc.record({
    kind: fc.constant('description'),
    type: mostly('offer', fc.constant('answer')),
    sdp: mostly(signed.description.sdp, mutatedText(fc.constant(signed.description.sdp))),
    number: mostly(signed.description.number, fc.constantFrom(2, Number.MAX_SAFE_INTEGER)),
    signature: mostly(signed.description.signature, arbitraryOf(Signature)),
  }),
});

fuzz('a page accepts a description as it was signed, and no other', {
  percent: 2,
  inputs: mutated(received),
  check: async (value) => {
    const { data } = Received.safeParse(value);
    if (data === undefined) return;
    const reason = await new Verifier(webCryptography).verify(data);
    expect(reason === null).toBe(JSON.stringify(data) === JSON.stringify(signed));
  },
});
