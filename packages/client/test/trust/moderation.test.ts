import type { TrustCommand, TrustReport } from '@visavis/machines';
import {
  RoomName,
  Signature,
  signModeration,
  webCryptography,
  type Identity,
  type Moderation,
  type ModerationAction,
  type PublicKey,
} from '@visavis/protocol';
import { signature } from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import { Trust } from '../../src/trust/trust.ts';
import { waitUntil } from '../support/wait.ts';

const room = RoomName.parse('room1');
const [ana, ben, eve] = await Promise.all([
  webCryptography.createIdentity(),
  webCryptography.createIdentity(),
  webCryptography.createIdentity(),
]);
const mute: ModerationAction = { type: 'mute', target: ben.peerId };

/** Signs and verifies as a page does. */
function startTrust(identity: Identity) {
  const reports: TrustReport[] = [];
  const platform = { cryptography: webCryptography, getIdentity: async () => identity };
  const trust = new Trust(platform, room, (report) => reports.push(report));
  return {
    send: (command: TrustCommand) => trust.perform(command),
    async next(count = 1) {
      await waitUntil('the reports', () => reports.length >= count);
      return reports;
    },
  };
}

const sign = (identity: Identity, number: number, action = mute, inRoom = room) =>
  signModeration(identity, { room: inRoom, number, action });

/** What Ben's page verifies of these statements, of which the server says that this author made them. */
async function verify(
  moderations: readonly Moderation[],
  { author = ana, namedKey = author.publicKey }: { author?: Identity; namedKey?: PublicKey } = {},
): Promise<readonly TrustReport[]> {
  const trust = startTrust(ben);
  const by = author.peerId;
  for (const moderation of moderations)
    trust.send({ type: 'verifyModeration', by, publicKey: namedKey, moderation });
  // The statements of one member are verified in order: the others have been, when this one is.
  const last = await sign(author, 1_000);
  trust.send({ type: 'verifyModeration', by, publicKey: author.publicKey, moderation: last });
  const isLast = (report: TrustReport) =>
    report.type === 'trust.moderationVerified' && report.moderation === last;
  const reports = await trust.next();
  await waitUntil('the last one', () => reports.some(isLast));
  return reports.filter((report) => !isLast(report));
}

describe('a moderation', () => {
  test('is signed as this session, in this room', async () => {
    const trust = startTrust(ana);
    trust.send({ type: 'signModeration', number: 7, action: mute });
    expect(await trust.next()).toEqual([
      { type: 'trust.moderationSigned', moderation: await sign(ana, 7) },
    ]);
  });

  test('keeps its place among those that this page signs', async () => {
    const trust = startTrust(ana);
    for (const number of [1, 2, 3, 4, 5])
      trust.send({ type: 'signModeration', number, action: mute });
    const reports = await trust.next(5);
    const numbers = reports.map((report) =>
      report.type === 'trust.moderationSigned' ? report.moderation.number : null,
    );
    expect(numbers).toEqual([1, 2, 3, 4, 5]);
  });

  test('that a member has signed is verified', async () => {
    const moderation = await sign(ana, 7);
    expect(await verify([moderation])).toEqual([
      { type: 'trust.moderationVerified', by: ana.peerId, moderation },
    ]);
  });

  test('of which anything was changed is dropped', async () => {
    const valid = await sign(ana, 7);
    const forged: readonly Moderation[] = [
      { ...valid, number: 8 },
      { ...valid, action: { type: 'mute', target: null } },
      { ...valid, action: { type: 'mute', target: eve.peerId } },
      { ...valid, action: { type: 'remove', target: ben.peerId } },
      { ...valid, signature },
      { ...valid, signature: Signature.parse(`A${valid.signature.slice(1)}`) },
      await sign(ana, 7, mute, RoomName.parse('room2')),
    ];
    expect(await verify(forged)).toEqual([]);
  });

  test('of somebody else is dropped, whichever key the server names', async () => {
    const forged = await sign(eve, 7);
    expect(await verify([forged])).toEqual([]);
    // The key of the signature is right, but it is not that of Ana's id.
    expect(await verify([forged], { namedKey: eve.publicKey })).toEqual([]);
    const ofAna = [await sign(ana, 7)];
    expect(await verify(ofAna, { author: eve })).toEqual([]);
    expect(await verify(ofAna, { author: eve, namedKey: ana.publicKey })).toEqual([]);
  });
});
