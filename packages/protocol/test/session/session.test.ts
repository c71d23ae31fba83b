import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ConnectionParams,
  createConnectionParams,
  negotiateVersion,
  protocolVersions,
  generateSessionSecret,
  parseVersionRange,
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
  const session = generateSessionSecret(crypto);

  it('are parsed as they were created', () => {
    fc.assert(
      fc.property(range, (range) => {
        const params = ConnectionParams.parse(createConnectionParams(session, range));
        expect(params.session).toBe(session);
        expect(parseVersionRange(params)).toEqual(range);
      }),
    );
  });

  it.each(['', '1', '1-', '-1', '0-1', '1-0', '01-1', '1-99999', '1-2-3', 'a-b', '1 - 2', '1-1\n'])(
    'are rejected with the versions %j',
    (protocol) => {
      expect(ConnectionParams.safeParse({ session, protocol }).success).toBe(false);
    },
  );

  it.each([undefined, null, {}, { protocol: '1-1' }, { session: 'short', protocol: '1-1' }])(
    'are rejected as %o',
    (params) => {
      expect(ConnectionParams.safeParse(params).success).toBe(false);
    },
  );
});
