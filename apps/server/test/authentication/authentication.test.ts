import {
  createConnectionParams,
  webCryptography,
  type ConnectionParams,
  type Identity,
} from '@visavis/protocol';
import { describe, expect, test } from 'vitest';
import { authenticate } from '../../src/authentication/authentication.ts';

const host = 'call.example:8443';

/** The parameters with which somebody logs in, and whose they are. */
async function logIn(to = host): Promise<{ identity: Identity; params: ConnectionParams }> {
  const identity = await webCryptography.createIdentity();
  return { identity, params: await createConnectionParams(identity, to) };
}

describe('the login of a client', () => {
  test('gives it the id that is the hash of its public key', async () => {
    const { identity, params } = await logIn();
    expect(authenticate(params, [host])).toEqual({
      publicKey: identity.publicKey,
      peerId: identity.peerId,
    });
  });

  test('is valid for every name of the server', async () => {
    const { params } = await logIn();
    expect(authenticate(params, ['localhost:4000', host])).not.toHaveProperty('refusal');
  });

  test('is not valid at another server', async () => {
    const { params } = await logIn('other.example');
    expect(authenticate(params, [host])).toEqual({ refusal: 'bad-session' });
  });

  test('is not valid with the public key of somebody else', async () => {
    const { params } = await logIn();
    const { identity } = await logIn();
    const forged = { ...params, publicKey: identity.publicKey };
    expect(authenticate(forged, [host])).toEqual({ refusal: 'bad-session' });
  });

  test('is not valid with a key that is no point of the curve', async () => {
    const { params } = await logIn();
    const publicKey = `${'_'.repeat(42)}8`;
    expect(authenticate({ ...params, publicKey }, [host])).toEqual({ refusal: 'bad-session' });
  });

  test.each([null, {}, { protocol: '2-2' }, { publicKey: 'A', signature: 'B', protocol: '2-2' }])(
    'is not valid with the parameters %j',
    (params) => {
      expect(authenticate(params, [host])).toEqual({ refusal: 'bad-session' });
    },
  );

  test('is refused as outdated for a client of another version, whatever else it sends', () => {
    const params = { session: 'A'.repeat(22), protocol: '1-1' };
    expect(authenticate(params, [host])).toEqual({ refusal: 'client-outdated' });
  });
});
