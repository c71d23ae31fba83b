import {
  ConnectionParams,
  createConnectionParams,
  createPeerIdFromHash,
  decodeBase64url,
  encodeBase64url,
  encodeLogin,
  negotiateVersion,
  parseVersionRange,
  PublicKey,
  Signature,
  webCryptography,
} from '@visavis/protocol';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import { authenticate } from '../../apps/server/src/authentication/authentication.ts';
import { createScriptIdentity } from '../../packages/client/src/identity/script-identity.ts';
import { fuzz } from '../fuzz.ts';
import { arbitraryOf } from '../input/arbitrary-of.ts';
import { junk } from '../input/junk.ts';
import { mutated, mutatedText } from '../input/mutate.ts';

const host = 'call.example:8443';
const ana = await webCryptography.createIdentity();
const ben = await webCryptography.createIdentity();
const logins = [
  await createConnectionParams(ana, host),
  await createConnectionParams(ana, 'other.example'),
  await createConnectionParams(ben, host),
];

/** Texts of the sizes of keys and signatures, with changed characters or as they are. */
const encoded = fc.oneof(
  fc
    .constantFrom(31, 32, 33, 63, 64, 65)
    .chain((size) => fc.uint8Array({ minLength: size, maxLength: size }))
    .map(encodeBase64url),
  fc.stringMatching(/^([\w-]{43}|[\w-]{86})$/),
  mutatedText(fc.oneof(arbitraryOf(PublicKey), arbitraryOf(Signature)).map(String)),
  junk,
);

fuzz('a key has 32 bytes and a signature 64, and both have only one text', {
  percent: 1,
  inputs: encoded,
  check: (text) => {
    for (const [schema, size] of [
      [PublicKey, 32],
      [Signature, 64],
    ] as const) {
      const { data } = schema.safeParse(text);
      if (data === undefined) continue;
      const bytes = decodeBase64url(data);
      expect(bytes.length).toBe(size);
      expect(encodeBase64url(bytes)).toBe(data);
    }
  },
});

fuzz('bytes are encoded as base64url, and decoded to the same bytes', {
  percent: 1,
  inputs: fc.uint8Array({ maxLength: 200 }),
  check: (bytes) => {
    const text = encodeBase64url(bytes);
    expect(text).toBe(Buffer.from(bytes).toString('base64url'));
    expect([...decodeBase64url(text)]).toEqual([...bytes]);
    expect(PublicKey.safeParse(text).success).toBe(bytes.length === 32);
    expect(Signature.safeParse(text).success).toBe(bytes.length === 64);
  },
});

/** The parameters of connections: those of logins, parts of several, and others. */
const params = fc.oneof(
  fc.constantFrom(...logins),
  fc.record({
    publicKey: fc.oneof(fc.constantFrom(ana.publicKey, ben.publicKey), arbitraryOf(PublicKey)),
    signature: fc.oneof(
      fc.constantFrom(...logins.map(({ signature }) => signature)),
      arbitraryOf(Signature),
    ),
    protocol: fc.constantFrom('2-2', '2-2', '1-9', '1-1', '9-9', '9-1'),
  }),
  mutated(fc.constantFrom(...logins)),
);

/** Whether these are the parameters of a login at this host, as the Web Crypto API verifies it. */
async function isLogin(value: unknown): Promise<boolean> {
  const { data } = ConnectionParams.safeParse(value);
  if (data === undefined || 'refusal' in negotiateVersion(parseVersionRange(data))) return false;
  return webCryptography.verify(data.publicKey, data.signature, encodeLogin(host));
}

fuzz('a login is accepted with a signature of the key for the host, and only with that', {
  percent: 2,
  inputs: params,
  check: async (value) => {
    const caller = authenticate(value, ['localhost:4000', host]);
    expect(!('refusal' in caller)).toBe(await isLogin(value));
    if ('refusal' in caller) return;
    const { publicKey } = ConnectionParams.parse(value);
    const keyHash = await webCryptography.hash(decodeBase64url(publicKey));
    expect(caller).toEqual({ publicKey, peerId: createPeerIdFromHash(keyHash) });
  },
});

const scriptPage = createScriptIdentity();

fuzz('a page without Web Crypto accepts the signatures that others accept', {
  percent: 1,
  inputs: params,
  check: async (value) => {
    const { data } = ConnectionParams.safeParse(value);
    if (data === undefined) return;
    const verified = [scriptPage, { cryptography: webCryptography }].map(({ cryptography }) =>
      cryptography.verify(data.publicKey, data.signature, encodeLogin(host)),
    );
    const [onInsecurePage, elsewhere] = await Promise.all(verified);
    expect(onInsecurePage).toBe(elsewhere);
  },
});
