import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Json, parseTrace, replay, saveTrace, Trace, type TraceEntry } from '../../src/index.ts';
import { redact } from '../../src/redact/redact.ts';
import { exampleSecrets, type Secrets } from '../support/play-call.ts';
import { recordCall, recordCheck } from '../support/recordings.ts';

const hidden = { hasNames: false };
const shown = { hasNames: true };

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const of = (characters: string, length: number) =>
  fc.string({
    unit: fc.constantFrom(...characters.split('')),
    minLength: length,
    maxLength: length,
  });
/** Long enough not to be found by chance where it does not come from. */
const word = of(letters, 10);
const id = of(`${letters}-_`, 22);
const byte = fc.integer({ min: 100, max: 255 });
const ipv4 = fc.tuple(byte, byte, byte, byte).map((bytes) => bytes.join('.'));
const group = of('abcdef', 4);
const ipv6 = fc.tuple(group, group, group).map((groups) => `2001:db8:${groups.join(':')}`);
const mdns = fc.uuid().map((uuid) => `${uuid}.local`);
const address = fc.oneof(ipv4, ipv6, mdns);

const secrets: fc.Arbitrary<Secrets> = fc.record({
  self: id,
  other: id,
  room: of('abcdefghijklmnopqrstuvwxyz0123456789', 12),
  name: word,
  otherName: fc.tuple(word, word).map((names) => names.join(' ')),
  epoch: word,
  host: word.map((name) => `${name}.example`),
  username: word,
  credential: word,
  ufrag: word,
  password: id,
  fingerprint: of('0123456789ABCDEF', 40),
  address,
  related: address,
  track: fc.uuid(),
  device: word,
  label: word,
  failure: word,
});

/** Every text in a value, wherever it stands. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]);
}

/** The name of every property in a value, however deep. */
function keysIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(Array.isArray(value) ? [] : [key]),
    ...keysIn(inner),
  ]);
}

describe('a redacted trace', () => {
  test('has none of what a call was told in confidence, and replays', () => {
    fc.assert(
      fc.property(secrets, (told) => {
        const entries = redact(recordCall(told).entries(), hidden);
        const text = JSON.stringify(entries);
        for (const [what, secret] of Object.entries<string>({ ...told })) {
          expect(text.includes(secret), `${what}: ${secret}`).toBe(false);
        }
        expect(replay(entries).divergences).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('has none of a secret, wherever it stood', () => {
    const entries = recordCall().entries();
    const secret = fc.oneof(word, id, address, of('abcdefghijklmnopqrstuvwxyz', 12));
    fc.assert(
      fc.property(secret, fc.nat(), fc.boolean(), (secret, n, asKey) => {
        const planted = plant(entries, secret, n, asKey);
        expect(JSON.stringify(planted)).toContain(secret);
        expect(JSON.stringify(redact(planted, hidden))).not.toContain(secret);
      }),
      { numRuns: 200 },
    );
  });

  test('keeps the name of every property of the machines', () => {
    const keys = (entries: readonly TraceEntry[]) => new Set(entries.flatMap(keysIn));
    const { self, other } = exampleSecrets;
    const people = new Set([self, other]);
    for (const entries of [recordCall().entries(), recordCheck().entries()]) {
      const before = [...keys(entries)].filter((key) => !people.has(key));
      expect([...keys(redact(entries, hidden))]).toEqual(expect.arrayContaining(before));
    }
  });

  test('is the same when it is redacted once more', () => {
    fc.assert(
      fc.property(secrets, (told) => {
        const entries = recordCall(told).entries();
        const once = redact(entries, hidden);
        expect(redact(once, hidden)).toEqual(once);
        expect(redact(redact(entries, shown), hidden)).toEqual(once);
      }),
      { numRuns: 10 },
    );
  });

  test('keeps names of people and rooms where they are wanted, and still nothing else', () => {
    const text = JSON.stringify(redact(recordCall().entries(), shown));
    const { name, otherName, room, ...rest } = exampleSecrets;
    for (const wanted of [name, otherName, room]) expect(text).toContain(wanted);
    for (const secret of Object.values(rest)) expect(text).not.toContain(secret);
  });

  test('says what can be said: equal things are equal, and of which kind they are', () => {
    const texts = new Set(redact(recordCall().entries(), hidden).flatMap(textsIn));
    expect([...texts].filter((text) => /#\d|( |-0+)\d+$/.test(text)).toSorted()).toEqual([
      'acceptAnswer: text 1',
      'candidate:1 1 udp 1677729535 ipv4#1 46154 typ srflx raddr ipv4#2 rport 56789 ufrag u001 size 136',
      'credential 1',
      'expire:peer-00000000000000001',
      'id 1',
      'id 2',
      'label 1',
      'peer-00000000000000001',
      'peer-00000000000000002',
      'peer:peer-00000000000000001',
      'person 1',
      'person 2',
      'relay 1',
      'room 1',
      'sdp#1 ice#1 audio video video audio application size 545',
      'stun:host#1:3478',
      'text 1',
      'turn:host#1:3478?transport=udp',
      'turns:ipv4#1',
      'username 1',
    ]);
  });

  test('keeps what was measured, in figures and in words of the browsers', () => {
    const looks = redact(recordCall().entries(), hidden).flatMap((entry) =>
      entry.kind === 'event' && entry.event.type === 'stats.updated' ? [entry.event] : [],
    );
    expect(looks).not.toEqual([]);
    for (const look of looks) {
      expect(look).toMatchObject({
        stats: {
          localCandidate: 'relay',
          remoteCandidate: 'srflx',
          protocol: 'tls',
          relayAddress: 'relay 1',
          dtlsVersion: 'FEFC',
          dtlsCipher: 'TLS_AES_128_GCM_SHA256',
          srtpCipher: 'AES_CM_128_HMAC_SHA1_80',
          roundTripMs: 40,
          audioCodec: 'audio/opus',
          videoCodec: 'video/VP8',
          qualityLimitation: 'bandwidth',
        },
      });
    }
  });

  test('replays like the recording it was made of, where machines look at lengths and order', () => {
    const recorder = recordCall();
    const { steps, divergences, actors } = replay(recorder.entries());
    expect(divergences).toEqual([]);
    expect(replay(redact(recorder.entries(), hidden))).toMatchObject({
      steps,
      actors,
      divergences,
    });
  });

  test('is a trace that can be opened', () => {
    const now = () => 1_700_000_001_000;
    const trace = saveTrace(recordCall(), { recordedBy: 'a test', redaction: hidden, now });
    expect(parseTrace(JSON.stringify(trace))).toEqual(Trace.parse(trace));
  });
});

/** The entries with a secret in the place of one text, or of the name of one property. */
function plant(
  entries: readonly TraceEntry[],
  secret: string,
  n: number,
  asKey: boolean,
): TraceEntry[] {
  // What names an actor is counted by XState, and event types and the like are checked as such.
  const places = entries.flatMap((entry, at) =>
    entry.kind === 'snapshot' || entry.kind === 'event' ? [at] : [],
  );
  const at = places[n % places.length] ?? 0;
  return entries.map((entry, place) => {
    if (place !== at) return entry;
    if (entry.kind === 'snapshot')
      return { ...entry, context: into(entry.context, secret, n, asKey) };
    if (entry.kind !== 'event') return entry;
    const { type, ...rest } = entry.event;
    return {
      ...entry,
      event: { extra: secret, type, rest: into(jsonOf(rest), secret, n, asKey) },
    };
  });
}

const jsonOf = (value: unknown): Json => Json.parse(JSON.parse(JSON.stringify(value)));

/** A value with a secret somewhere in it. */
function into(value: Json, secret: string, n: number, asKey: boolean): Json {
  if (Array.isArray(value)) {
    if (value.length === 0) return [secret];
    const at = n % value.length;
    return value.map((item, place) => (place === at ? into(item, secret, n + 1, asKey) : item));
  }
  if (typeof value !== 'object' || value === null) return secret;
  const keys = Object.keys(value);
  // A plain word, as one that the code might use.
  if (asKey && n % 3 === 0) return { ...value, [secret]: true };
  const key = keys[n % keys.length];
  if (key === undefined) return { name: secret };
  return { ...value, [key]: into(value[key] ?? null, secret, Math.floor(n / 2), asKey) };
}
