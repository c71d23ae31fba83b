import type { TrustCommand, TrustReport } from '@visavis/machines';
import {
  RoomName,
  webCryptography,
  type Identity,
  type PeerId,
  type Signal,
  type SignedDescription,
} from '@visavis/protocol';
import { createCandidate } from '@visavis/protocol/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import { Trust } from '../../src/trust/trust.ts';
import { waitUntil } from '../support/wait.ts';

const room = RoomName.parse('room1');
const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':');
const sdp = `v=0\r\na=ice-ufrag:abcd\r\na=fingerprint:sha-256 ${fingerprint}\r\n`;

let ana: Identity;
let ben: Identity;
let eve: Identity;

beforeAll(async () => {
  const identities = Array.from({ length: 3 }, () => webCryptography.createIdentity());
  const [first, second, third] = await Promise.all(identities);
  if (!first || !second || !third) throw new Error('no identities');
  [ana, ben, eve] = [first, second, third];
});

/** Signs and verifies as a page does. */
function startTrust(identity: Identity, inRoom = room) {
  const reports: TrustReport[] = [];
  const platform = { cryptography: webCryptography, getIdentity: async () => identity };
  const trust = new Trust(platform, inRoom, (report) => reports.push(report));
  return {
    reports,
    send: (command: TrustCommand) => trust.perform(command),
    async next(count = 1) {
      await waitUntil('the reports', () => reports.length >= count);
      return reports;
    },
  };
}

/** A description that somebody has signed for somebody. */
async function sign(
  from: Identity,
  to: PeerId,
  { inRoom = room, number = 1, text = sdp, generation = 5 } = {},
): Promise<SignedDescription> {
  const trust = startTrust(from, inRoom);
  const signal = { kind: 'description', type: 'offer', sdp: text } as const;
  trust.send({ type: 'sign', to, generation, number, signal });
  const [report] = await trust.next();
  if (report?.type !== 'trust.signed' || report.signal.kind !== 'description')
    throw new Error('not signed');
  return report.signal;
}

/** What Ben's page says about a description that claims to come from Ana. */
async function verify(
  signal: SignedDescription,
  { publicKey = ana.publicKey, from = ana.peerId, generation = 5 } = {},
): Promise<string> {
  const trust = startTrust(ben);
  trust.send({ type: 'verify', from, publicKey, generation, signal });
  const [report] = await trust.next();
  return report?.type === 'trust.rejected' ? report.reason : (report?.type ?? '');
}

describe('a description', () => {
  test('that a member has signed for this page is verified, and loses its signature', async () => {
    const signal = await sign(ana, ben.peerId);
    const trust = startTrust(ben);
    const { peerId: from, publicKey } = ana;
    trust.send({ type: 'verify', from, publicKey, generation: 5, signal });
    expect(await trust.next()).toEqual([
      {
        type: 'trust.verified',
        from,
        generation: 5,
        signal: { kind: 'description', type: 'offer', sdp },
      },
    ]);
  });

  test('of which anything was changed is rejected', async () => {
    const signal = await sign(ana, ben.peerId);
    const other = sdp.replace('AB', 'AC').replaceAll('AB', 'AC');
    expect(await verify({ ...signal, sdp: other })).toBe('signature');
    expect(await verify({ ...signal, type: 'answer' })).toBe('signature');
    expect(await verify({ ...signal, number: 2 })).toBe('signature');
    expect(await verify(signal, { generation: 6 })).toBe('signature');
  });

  test('for another member or another room is rejected', async () => {
    expect(await verify(await sign(ana, eve.peerId))).toBe('signature');
    const inRoom = RoomName.parse('room2');
    expect(await verify(await sign(ana, ben.peerId, { inRoom }))).toBe('signature');
  });

  test('of somebody else is rejected, whichever key the server names', async () => {
    const forged = await sign(eve, ben.peerId);
    expect(await verify(forged)).toBe('signature');
    expect(await verify(forged, { publicKey: eve.publicKey })).toBe('key');
  });

  test.each([
    ['no fingerprint', 'v=0\r\n'],
    ['a fingerprint of another hash', 'v=0\r\na=fingerprint:sha-1 AB:CD\r\n'],
    ['two different fingerprints', `${sdp}${sdp.replace('AB', 'CD')}`],
  ])('with %s is rejected, although it is signed', async (_, text) => {
    expect(await verify(await sign(ana, ben.peerId, { text }))).toBe('fingerprint');
  });

  test('is verified once, and not after a newer one', async () => {
    const trust = startTrust(ben);
    const { peerId: from, publicKey } = ana;
    const [first, second] = [
      await sign(ana, ben.peerId, { number: 1 }),
      await sign(ana, ben.peerId, { number: 2 }),
    ];
    for (const signal of [second, second, first])
      trust.send({ type: 'verify', from, publicKey, generation: 5, signal });
    const later = await sign(ana, ben.peerId, { generation: 6 });
    trust.send({ type: 'verify', from, publicKey, generation: 6, signal: later });
    const reports = await trust.next(4);
    expect(reports.map((report) => ('reason' in report ? report.reason : report.type))).toEqual([
      'trust.verified',
      'replay',
      'replay',
      'trust.verified',
    ]);
  });
});

describe('a candidate', () => {
  test('is dropped after a description that was rejected, until one is verified', async () => {
    const trust = startTrust(ben);
    const { peerId: from, publicKey } = ana;
    const verify = (signal: Signal) =>
      trust.send({ type: 'verify', from, publicKey, generation: 5, signal });
    verify(createCandidate('candidate:1'));
    verify(await sign(eve, ben.peerId));
    verify(createCandidate('candidate:2'));
    verify(await sign(ana, ben.peerId));
    verify(createCandidate('candidate:3'));
    expect(await trust.next(4)).toMatchObject([
      { signal: { candidate: 'candidate:1' } },
      { type: 'trust.rejected' },
      { signal: { kind: 'description' } },
      { signal: { candidate: 'candidate:3' } },
    ]);
  });
});

describe('the order of signals', () => {
  test('is kept in both directions, and a candidate without a pending description does not wait', async () => {
    const trust = startTrust(ana);
    const to = ben.peerId;
    const candidate = createCandidate('candidate:2');
    const signal = { kind: 'description', type: 'offer', sdp } as const;
    trust.send({ type: 'sign', to, generation: 5, number: 1, signal });
    trust.send({ type: 'sign', to, generation: 5, number: 1, signal: candidate });
    expect(trust.reports).toEqual([]);
    trust.send({ type: 'sign', to: eve.peerId, generation: 5, number: 1, signal: candidate });
    expect(trust.reports).toMatchObject([{ to: eve.peerId }]);
    const reports = await trust.next(3);
    expect(reports.slice(1)).toMatchObject([
      { to, signal: { kind: 'description' } },
      { to, signal: candidate },
    ]);
  });
});

describe('a disconnection', () => {
  /** What Ben's page says about the disconnection that Ana has signed for somebody. */
  async function verifyDisconnect({
    signer = ana,
    receiver = ben.peerId,
    inRoom = room,
    publicKey = ana.publicKey,
    generation = 5,
  } = {}): Promise<readonly TrustReport[]> {
    const sender = startTrust(signer, inRoom);
    const unsigned = { kind: 'disconnect' } as const;
    sender.send({ type: 'sign', to: receiver, generation: 5, number: 1, signal: unsigned });
    const [signed] = await sender.next();
    if (signed?.type !== 'trust.signed') throw new Error('not signed');
    const page = startTrust(ben);
    const from = ana.peerId;
    page.send({ type: 'verify', from, publicKey, generation, signal: signed.signal });
    // It comes after the disconnection.
    page.send({ type: 'verify', from, publicKey, generation, signal: createCandidate() });
    await waitUntil('the candidate', () =>
      page.reports.some(
        (report) => report.type === 'trust.verified' && report.signal.kind === 'candidate',
      ),
    );
    return page.reports.slice(0, -1);
  }

  test('that a member has signed for this page is verified, and loses its signature', async () => {
    expect(await verifyDisconnect()).toEqual([
      {
        type: 'trust.verified',
        from: ana.peerId,
        generation: 5,
        signal: { kind: 'disconnect' },
      },
    ]);
  });

  test('is dropped without a word if anything of it is wrong', async () => {
    expect(await verifyDisconnect({ signer: eve })).toEqual([]);
    expect(await verifyDisconnect({ receiver: eve.peerId })).toEqual([]);
    expect(await verifyDisconnect({ inRoom: RoomName.parse('room2') })).toEqual([]);
    expect(await verifyDisconnect({ generation: 7 })).toEqual([]);
    expect(await verifyDisconnect({ signer: eve, publicKey: eve.publicKey })).toEqual([]);
  });
});
