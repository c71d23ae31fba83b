import type { Findings, MappedAddress, NatKind, ResultOf, Results } from '@visavis/machines/check';
import { ended, passed } from '../result.ts';

const same = (a: MappedAddress, b: MappedAddress) => a.address === b.address && a.port === b.port;

const distinct = (addresses: readonly MappedAddress[]) =>
  addresses.filter((one, place) => addresses.findIndex((other) => same(one, other)) === place);

/**
 * The kind of NAT, guessed by what several servers saw of one socket (RFC 5780 section 4.3, as far as it goes
 * with servers that are not made for it).
 */
export function natKind({ mapped, own, observers }: NonNullable<Findings['stun']>): NatKind {
  const sockets = mapped.map(distinct);
  const isBare = (seen: readonly MappedAddress[]) =>
    seen.every((one) => own.some((other) => same(one, other)));
  // ICE takes whichever way works, so with several ways out the best one counts.
  if (sockets.length === 0 || sockets.some(isBare)) return 'none';
  if (observers < 2) return 'unknown';
  return sockets.some(({ length }) => length === 1) ? 'endpoint-independent' : 'address-dependent';
}

/** Addresses that mean something within one network only (RFC 1918, 3927, 6598, 4193, 4291). */
const local =
  /^(10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd]|fe[89ab]|::1$)/i;

/** Which address the internet sees, and what kind of NAT lies before it. */
export function tellNat(_: unknown, { stun }: Results): ResultOf<'nat'> {
  const seen = stun?.finding;
  if (seen === undefined || seen === null) return ended('nat', 'skipped', 'no-stun');
  const kind = natKind(seen);
  // Without a mapped address the servers saw one of the device's own, which it is not said.
  const candidates = seen.mapped.length === 0 ? seen.own : seen.mapped.flat();
  const addresses = new Set(candidates.map(({ address }) => address));
  const finding = { kind, addresses: [...addresses].filter((address) => !local.test(address)) };
  if (kind === 'address-dependent') return ended('nat', 'warned', 'address-dependent', finding);
  return kind === 'unknown'
    ? ended('nat', 'warned', 'kind-unknown', finding)
    : passed('nat', finding);
}
