/** Verifies the test vectors of a private room in docs/PROTOCOL.md with `node:crypto`, and that the code agrees. */
import { describe, expect, test } from 'vitest';
import {
  deriveRoomKeys,
  encodeLock,
  EntryHash,
  isLockOf,
  Lock,
  openProfile,
  openSignals,
  PeerId,
  Profile,
  RoomName,
  RoomSecret,
  SealedProfile,
  webCryptography,
  WireSignalBatch,
} from '../../src/index.ts';
import {
  deriveBytes,
  deriveSealingKey,
  encodeFields,
  hashBytes,
  publicKeyOf,
  readPrivateKey,
  sealBytes,
  shortHashOf,
  signBytes,
} from '../support/node-cryptography.ts';
import { readVectors } from '../support/vectors.ts';

const [ownerKey = [], otherKey = []] = readVectors('Test vectors');
const [privateKey = '', owner = '', from = ''] = ownerKey;
const [, , to = ''] = otherKey;
const [
  secretRow,
  nameRow,
  tokenRow,
  hashRow,
  keyRow,
  lockRow = [],
  profileRow = [],
  signalRow = [],
] = readVectors('Test vectors of a private room');
const [secret = ''] = secretRow ?? [];
const room = RoomName.parse(nameRow?.[0]);
const [entryToken = ''] = tokenRow ?? [];
const entryHash = EntryHash.parse(hashRow?.[0]);
const generation = 1_795_370_268_575;
const number = 1;

const keys = await deriveRoomKeys(room, RoomSecret.parse(secret));

describe('the test vectors of a private room', () => {
  test('the name of the room', () => {
    const key = readPrivateKey(Buffer.from(privateKey, 'hex'));
    expect(publicKeyOf(key)).toBe(owner);
    expect(room).toBe(`P${shortHashOf(owner)}`);
  });

  test('the keys', () => {
    const token = deriveBytes(room, secret, 'visavis/2 entry token');
    expect(token.toString('base64url')).toBe(entryToken);
    expect(hashBytes(token)).toBe(entryHash);
    expect(deriveSealingKey(room, secret).toString('hex')).toBe(keyRow?.[0]);
    expect(keys).toMatchObject({ entryToken, entryHash, id: entryHash.slice(0, 8) });
  });

  test('the lock', async () => {
    const [bytes = '', signature = ''] = lockRow;
    const statement = encodeFields('visavis/2 lock', room, 0, entryHash);
    expect(statement.toString('hex')).toBe(bytes);
    expect(signBytes(readPrivateKey(Buffer.from(privateKey, 'hex')), statement)).toBe(signature);
    expect(Buffer.from(encodeLock({ room, epoch: 0, entryHash })).toString('hex')).toBe(bytes);
    const lock = Lock.parse({ owner, epoch: 0, entryHash, signature });
    expect(await isLockOf(webCryptography, room, lock)).toBe(true);
  });

  /** Seals the JSON of a row with the nonce that its sealed form starts with. */
  const sealRow = ([context = '', json = '', sealed = '']: readonly string[]) =>
    sealBytes(
      deriveSealingKey(room, secret),
      Buffer.from(sealed, 'base64url').subarray(0, 12),
      Buffer.from(json),
      Buffer.from(context, 'hex'),
    );

  test('the profile', async () => {
    const [context, json = '', sealed] = profileRow;
    const profile = Profile.parse(JSON.parse(json));
    const { revision } = profile;
    expect(encodeFields('visavis/2 profile', room, from, revision).toString('hex')).toBe(context);
    expect(sealRow(profileRow)).toBe(sealed);
    const received = SealedProfile.parse({ key: keys.id, sealed, revision });
    expect(await openProfile(keys, room, PeerId.parse(from), received)).toEqual(profile);
  });

  test('the signal', async () => {
    const [context, json = '', sealed] = signalRow;
    const fields = encodeFields('visavis/2 signal', room, from, to, generation, number);
    expect(fields.toString('hex')).toBe(context);
    expect(sealRow(signalRow)).toBe(sealed);
    const signals = [{ kind: 'sealed', key: keys.id, sealed }];
    const batch = WireSignalBatch.parse({ generation, firstSequence: number, signals });
    const route = { room, from: PeerId.parse(from), to: PeerId.parse(to) };
    const opened = await openSignals(keys, route, batch);
    expect(opened?.signals).toEqual([JSON.parse(json)]);
  });
});
