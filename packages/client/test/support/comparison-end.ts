import type { ConnectionReport } from '@visavis/machines';
import {
  RoomName,
  webCryptography,
  type ComparisonMessage,
  type Identity,
} from '@visavis/protocol';
import { Comparison, type ConnectionFingerprints } from '../../src/comparison/comparison.ts';

const room = RoomName.parse('room1');

/** A fingerprint of 32 times this byte. */
export const fingerprintOf = (byte: string): string =>
  Array.from({ length: 32 }, () => byte).join(':');

/** One end of a comparison, and what it knows of the other one. */
export interface EndOptions {
  readonly identity: Identity;
  readonly remote: Identity;
  readonly fingerprints: ConnectionFingerprints;
  readonly remoteKey?: Identity['publicKey'] | null;
}

/** One end of a comparison. What it sends waits until it is taken. */
export function createEnd({
  identity,
  remote,
  fingerprints,
  remoteKey = remote.publicKey,
}: EndOptions) {
  const sent: ComparisonMessage[] = [];
  const reports: ConnectionReport[] = [];
  const verdicts: string[] = [];
  let current = fingerprints;
  const comparison = new Comparison({
    room,
    remote: remote.peerId,
    cryptography: webCryptography,
    randomSource: crypto,
    getIdentity: async () => identity,
    getRemoteKey: () => remoteKey,
    getFingerprints: () => current,
    send: (message) => sent.push(message),
    report: (event) => reports.push(event),
    onJudged: (verdict) => verdicts.push(verdict),
  });
  return {
    sent,
    verdicts,
    get reports() {
      return reports.map(({ type }) => type);
    },
    get emoji() {
      return reports.flatMap((event) =>
        event.type === 'comparison.shown' ? [event.emoji] : [],
      )[0];
    },
    changeFingerprints(changed: ConnectionFingerprints) {
      current = changed;
    },
    async start() {
      await comparison.perform({ type: 'startComparison' });
    },
    async end(result: 'match' | 'different' | 'cancelled') {
      await comparison.perform({ type: 'endComparison', result });
    },
    async receive(...messages: readonly ComparisonMessage[]) {
      for (const message of messages) await comparison.receive(message);
    },
  };
}

export type End = ReturnType<typeof createEnd>;

/** Delivers what both sides have sent, until nothing more comes. */
export async function exchange(one: End, other: End): Promise<void> {
  while (one.sent.length + other.sent.length > 0) {
    const [fromOne, fromOther] = [one.sent.splice(0), other.sent.splice(0)];
    await other.receive(...fromOne);
    await one.receive(...fromOther);
  }
}

/** Two sides that show their emoji. */
export async function compare(one: End, other: End): Promise<void> {
  await one.start();
  await exchange(one, other);
  await other.start();
  await exchange(one, other);
}
