import type {
  CheckResults,
  Findings,
  MappedAddress,
  NatKind,
  StepResult,
} from '@visavis/machines/check';
import { createIssueResult, createPassedResult } from '../step-result.ts';

const isSameAddress = (a: MappedAddress, b: MappedAddress) =>
  a.address === b.address && a.port === b.port;

const removeDuplicates = (addresses: readonly MappedAddress[]) =>
  addresses.filter(
    (address, index) => addresses.findIndex((other) => isSameAddress(address, other)) === index,
  );

/**
 * Classifies the NAT by the addresses that several servers saw of one socket (RFC 5780 section 4.3, as far
 * as it works with servers that do not implement it).
 */
export function classifyNat({
  mappedAddresses,
  localAddresses,
  observerCount,
}: NonNullable<Findings['stun']>): NatKind {
  const sockets = mappedAddresses.map(removeDuplicates);
  const isLocal = (addresses: readonly MappedAddress[]) =>
    addresses.every((address) => localAddresses.some((other) => isSameAddress(address, other)));
  // ICE uses any path that works, so the best of several NATs counts.
  if (sockets.length === 0 || sockets.some(isLocal)) return 'none';
  if (observerCount < 2) return 'unknown';
  return sockets.some(({ length }) => length === 1) ? 'endpoint-independent' : 'address-dependent';
}

/** Addresses that are not public (RFC 1918, 3927, 6598, 4193, 4291). */
const localAddressPattern =
  /^(10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd]|fe[89ab]|::1$)/i;

/** Determines the public addresses and the kind of NAT from the result of the STUN step. */
export function checkNat(_: unknown, { stun }: CheckResults): StepResult<'nat'> {
  const stunFinding = stun?.finding;
  if (stunFinding === undefined || stunFinding === null) {
    return createIssueResult('nat', 'skipped', 'no-stun');
  }
  const { mappedAddresses, localAddresses } = stunFinding;
  const kind = classifyNat(stunFinding);
  // Browsers do not report a mapped address that equals a local one.
  const candidates = mappedAddresses.length === 0 ? localAddresses : mappedAddresses.flat();
  const addresses = new Set(candidates.map(({ address }) => address));
  const finding = {
    kind,
    addresses: [...addresses].filter((address) => !localAddressPattern.test(address)),
  };
  if (kind === 'address-dependent') {
    return createIssueResult('nat', 'warned', 'address-dependent', finding);
  }
  return kind === 'unknown'
    ? createIssueResult('nat', 'warned', 'nat-type-unknown', finding)
    : createPassedResult('nat', finding);
}
