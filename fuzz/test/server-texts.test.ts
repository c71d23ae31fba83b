import * as fc from 'fast-check';
import { expect } from 'vitest';
import { ConfigError, readConfig } from '../../apps/server/src/config/config.ts';
import { readClientAddress } from '../../apps/server/src/http/client-address.ts';
import { redirectCrossSiteJoin } from '../../apps/server/src/http/cross-site-join.ts';
import { isHostAllowed } from '../../apps/server/src/http/host.ts';
import { isOriginAllowed } from '../../apps/server/src/http/origin.ts';
import { parseOperatorQuery } from '../../apps/server/src/operator/operator-query.ts';
import { fuzz } from '../fuzz.ts';
import { mutatedText } from '../input/mutate.ts';

const url = mutatedText(
  fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.constantFrom('/r/a?name=A&join=1', '/operator?page=2&room=a', '/%', '//[::1]/?join', '?'),
  ),
);
const host = mutatedText(
  fc.oneof(
    fc.domain(),
    fc.ipV4(),
    fc.ipV6().map((address) => `[${address}]:4000`),
  ),
);

fuzz('the URL and the headers of a request are read or refused', {
  percent: 3,
  inputs: fc.record({ url, host, forwarded: mutatedText(fc.array(fc.ipV6()).map(String)) }),
  check: (request) => {
    isHostAllowed(request.host, ['call.example']);
    expect(isOriginAllowed(request.url, undefined, [])).toBe(false);
    const location = redirectCrossSiteJoin({
      url: request.url,
      headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
    });
    expect(new URLSearchParams((location ?? '').split('?')[1]).has('join')).toBe(false);
    expect(parseOperatorQuery(request.url).page).toBeGreaterThanOrEqual(1);
    readClientAddress({ remote: request.host, forwarded: request.forwarded }, 2);
  },
});

const variables = [
  'ADDRESS_BURST_CREDENTIALS',
  'ALLOWED_HOSTS',
  'ALLOWED_ORIGINS',
  'GRACE_MS',
  'HOST',
  'LOG_LEVEL',
  'MAX_MEMBERS_PER_ROOM',
  'NODE_ENV',
  'OPERATOR_TOKEN',
  'PORT',
  'PUBLIC_URL',
  'STUN_URLS',
  'TRUSTED_PROXIES',
  'TURN_SECRET',
  'TURN_TTL_MS',
  'TURN_URLS',
] as const;
const setting = mutatedText(
  fc.oneof(
    url,
    host,
    fc.integer().map(String),
    fc.constantFrom('', '1', 'turn:a.example', 'stun:[::1]:3478', 'http://a', 'x'.repeat(40)),
  ),
);

fuzz('the environment is a configuration, or an error with a line for each variable', {
  percent: 3,
  inputs: fc.dictionary(fc.constantFrom(...variables), setting, { maxKeys: 6 }),
  check: (environment) => {
    try {
      readConfig(environment);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      // Names and reasons, but no values: they may be secrets.
      expect(error.message.length).toBeLessThan(250 * Object.keys(environment).length);
    }
  },
});
