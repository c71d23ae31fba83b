import type {
  Findings,
  MappedAddress,
  NatKind,
  StepResult,
  CheckResults,
} from '@visavis/machines/check';
import { createIssueResult, createPassedResult } from '../step-result.ts';

const isSameAddress = (a: MappedAddress, b: MappedAddress) =>
  a.address === b.address && a.port === b.port;

const removeDuplicates = (addresses: readonly MappedAddress[]) =>
  addresses.filter(
    (one, place) => addresses.findIndex((other) => isSameAddress(one, other)) === place,
  );

/**
 * The kind of NAT, guessed by what several servers saw of one socket (RFC 5780 section 4.3, as far as it goes
 * with servers that are not made for it).
 */
export function classifyNat({
  mappedAddresses,
  localAddresses,
  observerCount,
}: NonNullable<Findings['stun']>): NatKind {
  const sockets = mappedAddresses.map(removeDuplicates);
  const isBare = (seen: readonly MappedAddress[]) =>
    seen.every((one) => localAddresses.some((other) => isSameAddress(one, other)));
  // ICE takes whichever way works, so with several ways out the best one counts.
  if (sockets.length === 0 || sockets.some(isBare)) return 'none';
  if (observerCount < 2) return 'unknown';
  return sockets.some(({ length }) => length === 1) ? 'endpoint-independent' : 'address-dependent';
}

/** Addresses that mean something within one network only (RFC 1918, 3927, 6598, 4193, 4291). */
const localAddressPattern =
  /^(10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd]|fe[89ab]|::1$)/i;

/** Which address the internet sees, and what kind of NAT lies before it. */
export function checkNat(_: unknown, { stun }: CheckResults): StepResult<'nat'> {
  const seen = stun?.finding;
  if (seen === undefined || seen === null) return createIssueResult('nat', 'skipped', 'no-stun');
  const kind = classifyNat(seen);
  // Without a mapped address the servers saw one of the device's own, which it is not said.
  const candidates =
    seen.mappedAddresses.length === 0 ? seen.localAddresses : seen.mappedAddresses.flat();
  const addresses = new Set(candidates.map(({ address }) => address));
  const finding = {
    kind,
    addresses: [...addresses].filter((address) => !localAddressPattern.test(address)),
  };
  if (kind === 'address-dependent')
    return createIssueResult('nat', 'warned', 'address-dependent', finding);
  return kind === 'unknown'
    ? createIssueResult('nat', 'warned', 'nat-type-unknown', finding)
    : createPassedResult('nat', finding);
}
