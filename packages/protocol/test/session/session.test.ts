import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ConnectionParams,
  createConnectionParams,
  negotiateVersion,
  protocolVersions,
  parseVersionRange,
  webCryptography,
} from '../../src/index.ts';

const range = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 9999 }))
  .map(([one, other]) => ({ min: Math.min(one, other), max: Math.max(one, other) }));

describe('version negotiation', () => {
  it.each([
    [{ min: 1, max: 1 }, { min: 1, max: 1 }, { version: 1 }],
    [{ min: 1, max: 3 }, { min: 2, max: 5 }, { version: 3 }],
    [{ min: 2, max: 9 }, { min: 1, max: 4 }, { version: 4 }],
    [{ min: 1, max: 1 }, { min: 2, max: 3 }, { refusal: 'client-outdated' }],
    [{ min: 4, max: 5 }, { min: 1, max: 3 }, { refusal: 'server-outdated' }],
  ])('of %o and %o is %o', (client, server, outcome) => {
    expect(negotiateVersion(client, server)).toEqual(outcome);
  });

  it('gives the highest common version, if there is one', () => {
    fc.assert(
      fc.property(range, range, (client, server) => {
        const outcome = negotiateVersion(client, server);
        const common = Math.min(client.max, server.max);
        const overlap = common >= Math.max(client.min, server.min);
        expect(outcome).toEqual(
          overlap
            ? { version: common }
            : { refusal: client.max < server.min ? 'client-outdated' : 'server-outdated' },
        );
      }),
    );
  });

  it('gives our newest version for ourselves', () => {
    expect(negotiateVersion(protocolVersions)).toEqual({ version: protocolVersions.max });
  });
});

describe('the connection parameters', () => {
  it('are parsed as they were created', async () => {
    const identity = await webCryptography.createIdentity();
    await fc.assert(
      fc.asyncProperty(range, async (range) => {
        const created = await createConnectionParams(identity, 'call.example', range);
        const params = ConnectionParams.parse(created);
        expect(params.publicKey).toBe(identity.publicKey);
        expect(parseVersionRange(params)).toEqual(range);
      }),
    );
  });

  it.each(['', '1', '1-', '-1', '0-1', '1-0', '01-1', '1-99999', '1-2-3', 'a-b', '1 - 2', '1-1\n'])(
    'are rejected with the versions %j',
    (protocol) => {
      const key = { publicKey: 'A'.repeat(43), signature: 'A'.repeat(86) };
      expect(ConnectionParams.safeParse({ ...key, protocol: '2-2' }).success).toBe(true);
      expect(ConnectionParams.safeParse({ ...key, protocol }).success).toBe(false);
    },
  );

  it.each([
    undefined,
    null,
    {},
    { protocol: '2-2' },
    { publicKey: 'A'.repeat(43), signature: 'A'.repeat(85), protocol: '2-2' },
    { publicKey: 'A'.repeat(42), signature: 'A'.repeat(86), protocol: '2-2' },
  ])('are rejected as %o', (params) => {
    expect(ConnectionParams.safeParse(params).success).toBe(false);
  });
});
