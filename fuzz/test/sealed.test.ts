import {
  createPrivateRoomName,
  decodeBase64url,
  deriveRoomKeys,
  generateRoomSecret,
  openProfile,
  openSignals,
  Profile,
  sealProfile,
  sealSignals,
  SealedProfile,
  Signal,
  SignalBatch,
  webCryptography,
  WireProfile,
  WireSignalBatch,
} from '@visavis/protocol';
import { ana, ben, createProfile, createSignalBatch, roomName } from '@visavis/protocol/testing';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { encodeStatement } from '../../packages/protocol/src/identity/statement.ts';
import { fuzz } from '../fuzz.ts';
import { arbitraryOf } from '../input/arbitrary-of.ts';
import { mostly } from '../input/mostly.ts';
import { mutated, mutatedJson, mutatedText } from '../input/mutate.ts';

const owner = await webCryptography.createIdentity();
const room = createPrivateRoomName(await webCryptography.hash(decodeBase64url(owner.publicKey)));
const keys = await deriveRoomKeys(room, generateRoomSecret(crypto));
const route = { room, from: ana, to: ben };
const otherRooms = fc.constantFrom(roomName, createPrivateRoomName(new Uint8Array(32)));

/** Whether both texts decode to the same bytes. The last character may have bits that count for nothing. */
const isSameSealed = (one: string, other: string): boolean =>
  one.length === other.length &&
  Buffer.from(one, 'base64url').equals(Buffer.from(other, 'base64url'));

/** Seals a text as whoever has the link can. */
async function sealText(text: string, context: Uint8Array<ArrayBuffer>): Promise<string> {
  const sealed = await keys.seal(new TextEncoder().encode(text), context);
  return Buffer.from(sealed).toString('base64url');
}

const profile = createProfile({ revision: 7 });
const sealedProfile = await sealProfile(keys, room, ana, profile);

fuzz('a profile is opened as it was sealed, by those for whom it was sealed, and no other', {
  percent: 1,
  inputs: fc.record({
    room: mostly(room, otherRooms),
    from: mostly(ana, fc.constantFrom(ben)),
    profile: mutated(
      fc.record({
        key: fc.constant(keys.id),
        sealed: mostly(sealedProfile.sealed, mutatedText(fc.constant(sealedProfile.sealed))),
        revision: mostly(sealedProfile.revision, fc.nat(20)),
      }),
    ),
  }),
  check: async (input) => {
    const received = WireProfile.safeParse(input.profile).data;
    if (received === undefined) return;
    const opened = await openProfile(keys, input.room, input.from, received);
    const isSame =
      input.room === room &&
      input.from === ana &&
      received.revision === sealedProfile.revision &&
      'sealed' in received &&
      isSameSealed(received.sealed, sealedProfile.sealed);
    expect(opened).toEqual(isSame ? profile : null);
  },
});

fuzz('what somebody with the link has sealed as a profile is one with its revision, or dropped', {
  percent: 1,
  inputs: fc.record({
    text: mutatedJson(fc.oneof(arbitraryOf(Profile), fc.constant(profile))),
    revision: fc.constantFrom(0, 7, Number.MAX_SAFE_INTEGER),
  }),
  check: async ({ text, revision }) => {
    const context = encodeStatement('visavis/2 profile', [room, ana, revision]);
    const sealed = await sealText(text, context);
    const received = SealedProfile.safeParse({ key: keys.id, sealed, revision });
    if (received.data === undefined) return;
    const opened = await openProfile(keys, room, ana, received.data);
    if (opened === null) return;
    expect(opened).toEqual(Profile.parse(JSON.parse(text.toWellFormed())));
    expect(opened.revision).toBe(revision);
  },
});

const batch = { ...createSignalBatch(), firstSequence: 3 };
const sealedBatch = await sealSignals(keys, route, batch);
const [sealedSignal] = sealedBatch.signals;

fuzz('a batch is opened as it was sealed, and no other', {
  percent: 1,
  inputs: fc.record({
    route: fc.record({
      room: mostly(room, otherRooms),
      from: mostly(ana, fc.constantFrom(ben)),
      to: mostly(ben, fc.constantFrom(ana)),
    }),
    batch: mutated(
      fc.record({
        generation: mostly(batch.generation, fc.integer({ min: 1, max: 9 })),
        firstSequence: mostly(batch.firstSequence, fc.integer({ min: 1, max: 9 })),
        signals: mostly<unknown>(
          sealedBatch.signals,
          fc.constant([...batch.signals, sealedSignal]),
        ),
      }),
    ),
  }),
  check: async (input) => {
    const received = WireSignalBatch.safeParse(input.batch).data;
    if (received === undefined) return;
    const opened = await openSignals(keys, input.route, received);
    const isSame = JSON.stringify([input.route, received]) === JSON.stringify([route, sealedBatch]);
    expect(opened).toEqual(isSame ? batch : null);
  },
});

fuzz('every batch is opened as it was sealed, and what is sealed is a signal or dropped', {
  percent: 1,
  inputs: fc.record({
    batch: mutated(arbitraryOf(SignalBatch)),
    text: mutatedJson(arbitraryOf(Signal)),
  }),
  check: async ({ batch, text }) => {
    const { data } = SignalBatch.safeParse(batch);
    if (data !== undefined) {
      const opened = await openSignals(keys, route, await sealSignals(keys, route, data));
      // As JSON, which has no −0.
      expect(JSON.stringify(opened)).toBe(JSON.stringify(data));
    }
    const context = encodeStatement('visavis/2 signal', [room, ana, ben, 1, 1]);
    const sealed = await sealText(text, context);
    const received = WireSignalBatch.safeParse({
      generation: 1,
      firstSequence: 1,
      signals: [{ kind: 'sealed', key: keys.id, sealed }],
    });
    if (received.data === undefined) return;
    const opened = await openSignals(keys, route, received.data);
    if (opened !== null)
      expect(opened.signals).toEqual([Signal.parse(JSON.parse(text.toWellFormed()))]);
  },
});
