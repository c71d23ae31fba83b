import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTrace, replay, saveTrace, Trace, type TraceEntry } from '../../src/index.ts';
import { redact } from '../../src/redact/redact.ts';
import { exampleSecrets } from '../support/play-call.ts';
import { recordCall, recordCheck } from '../support/recordings.ts';
import { plantSecret } from '../support/plant-secret.ts';
import { address, id, secrets, textOf, word } from '../support/random-secrets.ts';

const withoutNames = { hasNames: false };
const withNames = { hasNames: true };

/** All texts and property names in a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]);
}

/** The names of all properties in a value, nested ones included. */
function keysIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(Array.isArray(value) ? [] : [key]),
    ...keysIn(inner),
  ]);
}

describe('a redacted trace', () => {
  test('contains none of the secrets of a call, and replays', () => {
    fc.assert(
      fc.property(secrets, (values) => {
        const entries = redact(recordCall(values).entries(), withoutNames);
        const text = JSON.stringify(entries);
        for (const [name, secret] of Object.entries<string>({ ...values })) {
          expect(text.includes(secret), `${name}: ${secret}`).toBe(false);
        }
        expect(replay({ entries, droppedEntries: 0 }).divergences).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('contains no secret, wherever it occurred', () => {
    const entries = recordCall().entries();
    const secret = fc.oneof(word, id, address, textOf('abcdefghijklmnopqrstuvwxyz', 12));
    fc.assert(
      fc.property(secret, fc.nat(), fc.boolean(), (secret, n, asKey) => {
        const planted = plantSecret(entries, secret, n, asKey);
        expect(JSON.stringify(planted)).toContain(secret);
        expect(JSON.stringify(redact(planted, withoutNames))).not.toContain(secret);
      }),
      { numRuns: 200 },
    );
  });

  test('keeps the names of all properties of the machines', () => {
    const keys = (entries: readonly TraceEntry[]) => new Set(entries.flatMap(keysIn));
    const { self, other } = exampleSecrets;
    const people = new Set([self, other]);
    for (const entries of [recordCall().entries(), recordCheck().entries()]) {
      const before = [...keys(entries)].filter((key) => !people.has(key));
      expect([...keys(redact(entries, withoutNames))]).toEqual(expect.arrayContaining(before));
    }
  });

  test('does not change when it is redacted again', () => {
    fc.assert(
      fc.property(secrets, (values) => {
        const entries = recordCall(values).entries();
        const once = redact(entries, withoutNames);
        expect(redact(once, withoutNames)).toEqual(once);
        expect(redact(redact(entries, withNames), withoutNames)).toEqual(once);
      }),
      { numRuns: 10 },
    );
  });

  test('keeps the names of people and rooms if requested, and nothing else', () => {
    const text = JSON.stringify(redact(recordCall().entries(), withNames));
    const { name, otherName, room, ...rest } = exampleSecrets;
    for (const kept of [name, otherName, room]) expect(text).toContain(kept);
    for (const secret of Object.values(rest)) expect(text).not.toContain(secret);
  });

  test('shows the kind of each text, and which texts are equal', () => {
    const texts = new Set(redact(recordCall().entries(), withoutNames).flatMap(textsIn));
    expect([...texts].filter((text) => /#\d|( |-0+)\d+$/.test(text)).toSorted()).toEqual([
      'acceptAnswer: text 1',
      'candidate:1 1 udp 1677729535 ipv4#1 46154 typ srflx raddr ipv4#2 rport 56789 ufrag u001 size 136',
      'credential 1',
      'expire:peer-00000000000000001',
      'id 1',
      'id 2',
      'key 1',
      'label 1',
      'peer-00000000000000001',
      'peer-00000000000000002',
      'peer:peer-00000000000000001',
      'person 1',
      'person 2',
      'relay 1',
      'room 1',
      'sdp#1 ice#1 audio video video audio application size 545',
      'signature#1'.padEnd(86),
      'stun:host#1:3478',
      'text 1',
      'turn:host#1:3478?transport=udp',
      'turns:ipv4#1',
      'username 1',
    ]);
  });

  test('keeps measurements, numbers as well as values of the specifications', () => {
    const reports = redact(recordCall().entries(), withoutNames).flatMap((entry) =>
      entry.kind === 'event' && entry.event.type === 'stats.updated' ? [entry.event] : [],
    );
    expect(reports).not.toEqual([]);
    for (const report of reports) {
      expect(report).toMatchObject({
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

  test('replays like the original, although machines read lengths and the order of ids', () => {
    const entries = recordCall().entries();
    const report = replay({ entries, droppedEntries: 0 });
    expect(report).toMatchObject({ divergences: [], uncomparedSteps: 0 });
    expect(replay({ entries: redact(entries, withoutNames), droppedEntries: 0 })).toEqual(report);
  });

  test('can be opened as a trace', () => {
    const now = () => 1_700_000_001_000;
    const trace = saveTrace(recordCall(), { recordedBy: 'a test', redaction: withoutNames, now });
    expect(parseTrace(JSON.stringify(trace))).toEqual(Trace.parse(trace));
  });
});
