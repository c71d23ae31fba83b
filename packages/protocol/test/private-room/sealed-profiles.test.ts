import { describe, expect, it } from 'vitest';
import {
  deriveRoomKeys,
  generateRoomSecret,
  nonceBytes,
  openProfile,
  Profile,
  SealedProfile,
  sealProfile,
} from '../../src/index.ts';
import {
  deriveSealingKey,
  encodeFields,
  openBytes,
  sealBytes,
} from '../support/node-cryptography.ts';
import { changeCharacter, createOwner, createPrivateRoom } from '../support/private-room.ts';
import { ana, ben, profile } from '../support/samples.ts';

/** A room, and how somebody with its link can seal any text as the profile of Ana. */
async function createRoom() {
  const room = await createPrivateRoom();
  const key = deriveSealingKey(room.room, room.secret);
  const sealText = (text: string | Buffer, revision = profile.revision) => {
    const context = encodeFields('visavis/2 profile', room.room, ana, revision);
    return {
      key: room.keys.id,
      sealed: sealBytes(key, Buffer.alloc(nonceBytes), Buffer.from(text), context),
      revision,
    };
  };
  return { ...room, key, sealText };
}

describe('a sealed profile', () => {
  it('is opened as it was sealed', async () => {
    const { keys, room } = await createPrivateRoom();
    const sealed = await sealProfile(keys, room, ana, profile);
    expect(SealedProfile.parse(sealed)).toEqual(sealed);
    expect(await openProfile(keys, room, ana, sealed)).toEqual(profile);
  });

  it('shows the server its revision and nothing else', async () => {
    const { keys, room } = await createPrivateRoom();
    const sealed = await sealProfile(keys, room, ana, profile);
    expect(Object.keys(sealed).toSorted()).toEqual(['key', 'revision', 'sealed']);
    expect(Buffer.from(sealed.sealed, 'base64url').includes(profile.name)).toBe(false);
  });

  it('is what an independent implementation reads and writes', async () => {
    const { keys, room, key, sealText } = await createRoom();
    const { sealed, revision } = await sealProfile(keys, room, ana, profile);
    const context = encodeFields('visavis/2 profile', room, ana, revision);
    expect(JSON.parse(openBytes(key, sealed, context).toString())).toEqual(profile);
    expect(await openProfile(keys, room, ana, sealText(JSON.stringify(profile)))).toEqual(profile);
  });

  it('is that of one member in one room', async () => {
    const { keys, room } = await createPrivateRoom();
    const { room: otherRoom } = await createOwner();
    const sealed = await sealProfile(keys, room, ana, profile);
    expect(await openProfile(keys, room, ben, sealed)).toBeNull();
    expect(await openProfile(keys, otherRoom, ana, sealed)).toBeNull();
  });

  it('is opened by nobody with another link', async () => {
    const { keys, room } = await createPrivateRoom();
    const otherKeys = await deriveRoomKeys(room, generateRoomSecret(crypto));
    const sealed = await sealProfile(keys, room, ana, profile);
    expect(await openProfile(otherKeys, room, ana, sealed)).toBeNull();
  });

  it('has the revision that it was sealed with', async () => {
    const { keys, room, sealText } = await createRoom();
    const sealed = await sealProfile(keys, room, ana, profile);
    for (const revision of [0, profile.revision - 1, profile.revision + 1]) {
      expect(await openProfile(keys, room, ana, { ...sealed, revision })).toBeNull();
    }
    // Whoever has the link can name one revision outside and another one inside.
    const other = sealText(JSON.stringify(profile), profile.revision + 1);
    expect(await openProfile(keys, room, ana, other)).toBeNull();
  });

  it('is not opened after a change or a cut', async () => {
    const { keys, room } = await createPrivateRoom();
    const { sealed, ...others } = await sealProfile(keys, room, ana, profile);
    const changed = [
      ...[0, 15, 16, 40, -24, -3].map((position) => changeCharacter(sealed, position)),
      ...[1, 2, 16, 20, 38, sealed.length - 1].map((length) => sealed.slice(0, length)),
      sealed.slice(16),
      `${sealed}AAAA`,
    ];
    for (const text of changed) {
      expect(await openProfile(keys, room, ana, { ...others, sealed: text })).toBeNull();
    }
  });

  it('may not be plain', async () => {
    const { keys, room } = await createPrivateRoom();
    expect(await openProfile(keys, room, ana, profile)).toBeNull();
  });

  it('is not the sealed signal of the same bytes', async () => {
    const { keys, room, key } = await createRoom();
    const context = encodeFields('visavis/2 signal', room, ana, profile.revision);
    const plaintext = Buffer.from(JSON.stringify(profile));
    const sealed = sealBytes(key, Buffer.alloc(nonceBytes), plaintext, context);
    const { revision } = profile;
    expect(await openProfile(keys, room, ana, { key: keys.id, sealed, revision })).toBeNull();
  });

  it('is parsed after it was opened', async () => {
    const { keys, room, sealText } = await createRoom();
    const long = JSON.stringify({ ...profile, name: 'n'.repeat(65) });
    const texts = ['', '{', 'null', '7', '[]', '{"__proto__":{}}', '['.repeat(60_000), long];
    for (const text of [...texts, Buffer.from([0xff, 0xfe])]) {
      expect(await openProfile(keys, room, ana, sealText(text))).toBeNull();
    }
    const named = sealText(JSON.stringify({ ...profile, name: ' Ana\n', fieldOfANewerVersion: 1 }));
    expect(await openProfile(keys, room, ana, named)).toEqual(profile);
    const { receivesVideo: _, ...older } = profile;
    expect(await openProfile(keys, room, ana, sealText(JSON.stringify(older)))).toEqual(profile);
  });

  it('has room for the longest name', async () => {
    const { keys, room } = await createPrivateRoom();
    for (const character of ['名', '"', 'é', '\\']) {
      const longest = { ...profile, name: character.repeat(64), revision: Number.MAX_SAFE_INTEGER };
      const sealed = await sealProfile(keys, room, ana, Profile.parse(longest));
      expect(sealed.sealed.length).toBeLessThanOrEqual(600);
      expect(SealedProfile.parse(sealed)).toEqual(sealed);
    }
  });
});
