import { Commitment, ComparisonNonce, webCryptography, type Identity } from '@visavis/protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { compare, createEnd, exchange, fingerprintOf } from '../support/comparison-end.ts';

const [anaFingerprint, benFingerprint, eveFingerprint] = [
  fingerprintOf('AA'),
  fingerprintOf('BB'),
  fingerprintOf('EE'),
];

let ana: Identity;
let ben: Identity;
let eve: Identity;

beforeAll(async () => {
  const create = () => webCryptography.createIdentity();
  [ana, ben, eve] = await Promise.all([create(), create(), create()]);
});

const createAna = (fingerprints = { local: anaFingerprint, remote: benFingerprint }) =>
  createEnd({ identity: ana, remote: ben, fingerprints });
const createBen = (fingerprints = { local: benFingerprint, remote: anaFingerprint }) =>
  createEnd({ identity: ben, remote: ana, fingerprints });

describe('a comparison', () => {
  it('shows both sides the same emoji', async () => {
    const [one, other] = [createAna(), createBen()];
    await compare(one, other);
    expect(one.emoji).toHaveLength(6);
    expect(other.emoji).toEqual(one.emoji);
    expect(one.reports).toEqual(['comparison.shown']);
    expect(other.reports).toEqual(['comparison.invited', 'comparison.shown']);
  });

  it('is one comparison if both sides ask for it at once', async () => {
    const [one, other] = [createAna(), createBen()];
    await one.start();
    await other.start();
    await exchange(one, other);
    expect(one.emoji).toHaveLength(6);
    expect(other.emoji).toEqual(one.emoji);
    expect(one.reports).toEqual(['comparison.shown']);
    expect(other.reports).toEqual(['comparison.shown']);
  });

  it('shows other emoji in each attempt', async () => {
    const attempts = [];
    for (const _ of [1, 2]) {
      const [one, other] = [createAna(), createBen()];
      await compare(one, other);
      attempts.push(one.emoji);
    }
    expect(attempts[0]).not.toEqual(attempts[1]);
  });

  it('judges the keys when both users have said the same', async () => {
    const [one, other] = [createAna(), createBen()];
    await compare(one, other);
    await one.end('match');
    await exchange(one, other);
    expect(one.verdicts).toEqual([]);
    await other.end('match');
    await exchange(one, other);
    for (const end of [one, other]) {
      expect(end.verdicts).toEqual(['compared']);
      expect(end.reports.at(-1)).toBe('comparison.confirmed');
    }
  });

  it('judges the keys when one user says that the emoji are different', async () => {
    const [one, other] = [createAna(), createBen()];
    await compare(one, other);
    await one.end('match');
    await other.end('different');
    await exchange(one, other);
    expect(one.verdicts).toEqual(['different']);
    expect(other.verdicts).toEqual(['different']);
    expect(one.reports.at(-1)).toBe('comparison.denied');
  });

  it('can be ended at any time, and begin again', async () => {
    const [one, other] = [createAna(), createBen()];
    await one.start();
    await exchange(one, other);
    await one.end('cancelled');
    await exchange(one, other);
    expect(other.reports.at(-1)).toBe('comparison.stopped');
    await compare(other, one);
    await other.end('cancelled');
    await exchange(one, other);
    expect(one.reports.at(-1)).toBe('comparison.stopped');
    expect(one.verdicts).toEqual([]);
    await one.end('match');
    expect(one.sent).toEqual([]);
  });
});

describe('somebody in the middle', () => {
  it('leads to different emoji', async () => {
    // Eve has introduced a key of her own to each of the two.
    const towardsAna = { local: anaFingerprint, remote: eveFingerprint };
    const one = createEnd({ identity: ana, remote: eve, fingerprints: towardsAna });
    const eveToAna = createEnd({
      identity: eve,
      remote: ana,
      fingerprints: { local: towardsAna.remote, remote: towardsAna.local },
    });
    const towardsBen = { local: benFingerprint, remote: eveFingerprint };
    const other = createEnd({ identity: ben, remote: eve, fingerprints: towardsBen });
    const eveToBen = createEnd({
      identity: eve,
      remote: ben,
      fingerprints: { local: towardsBen.remote, remote: towardsBen.local },
    });
    await compare(one, eveToAna);
    await compare(other, eveToBen);
    expect(one.emoji).toHaveLength(6);
    expect(other.emoji).toHaveLength(6);
    expect(one.emoji).not.toEqual(other.emoji);
  });

  it('cannot pass on the messages of the two, because a commitment names both', async () => {
    const one = createEnd({
      identity: ana,
      remote: eve,
      fingerprints: { local: anaFingerprint, remote: eveFingerprint },
    });
    const other = createEnd({
      identity: ben,
      remote: eve,
      fingerprints: { local: benFingerprint, remote: eveFingerprint },
    });
    await compare(one, other);
    expect(one.emoji).toBeUndefined();
    expect(other.emoji).toBeUndefined();
    expect([...one.reports, ...other.reports]).toContain('comparison.failed');
  });

  it('with another certificate leads to different emoji', async () => {
    const one = createAna();
    const other = createBen({ local: benFingerprint, remote: eveFingerprint });
    await compare(one, other);
    expect(one.emoji).not.toEqual(other.emoji);
  });
});

describe('a peer that does not keep to the protocol', () => {
  const commitment = Commitment.parse('A'.repeat(43));
  const nonce = ComparisonNonce.parse('A'.repeat(43));

  it('learns no nonce before it has committed itself', async () => {
    const one = createAna();
    await one.start();
    expect(one.sent.map(({ type }) => type)).toEqual(['comparison-commit']);
    await one.receive({ type: 'comparison-reveal', nonce });
    expect(one.sent.map(({ type }) => type)).not.toContain('comparison-reveal');
    expect(one.reports).toEqual(['comparison.failed']);
  });

  it('cannot commit itself again after it knows the nonce', async () => {
    const one = createAna();
    await one.start();
    await one.receive({ type: 'comparison-commit', commitment });
    expect(one.sent.map(({ type }) => type)).toEqual(['comparison-commit', 'comparison-reveal']);
    await one.receive({ type: 'comparison-commit', commitment });
    expect(one.reports).toEqual(['comparison.failed']);
  });

  it('cannot reveal another nonce than the one to which it has committed itself', async () => {
    const one = createAna();
    await one.start();
    await one.receive(
      { type: 'comparison-commit', commitment },
      { type: 'comparison-reveal', nonce },
    );
    expect(one.reports).toEqual(['comparison.failed']);
    expect(one.sent.at(-1)).toEqual({ type: 'comparison-result', result: 'cancelled' });
  });

  it('cannot return what this side has sent', async () => {
    const one = createAna();
    await one.start();
    await one.receive(...one.sent.splice(0));
    await one.receive(...one.sent.splice(0));
    expect(one.reports).toEqual(['comparison.failed']);
  });

  it('cannot change the emoji with another certificate after the commitments', async () => {
    const [one, other] = [createAna(), createBen()];
    await one.start();
    one.changeFingerprints({ local: anaFingerprint, remote: eveFingerprint });
    await other.start();
    await exchange(one, other);
    expect(one.emoji).toEqual(other.emoji);
  });

  it('says nothing about emoji that have not been shown', async () => {
    const one = createAna();
    await one.receive({ type: 'comparison-result', result: 'match' });
    await one.start();
    for (const result of ['match', 'different'] as const)
      await one.receive({ type: 'comparison-result', result });
    await one.end('match');
    expect(one.reports).toEqual([]);
    expect(one.verdicts).toEqual([]);
    expect(one.sent.map(({ type }) => type)).toEqual(['comparison-commit']);
  });

  it('is told that a nonce was not expected', async () => {
    const one = createAna();
    await one.receive(
      { type: 'comparison-commit', commitment },
      { type: 'comparison-reveal', nonce },
    );
    expect(one.reports).toEqual(['comparison.invited', 'comparison.stopped']);
    expect(one.sent).toEqual([{ type: 'comparison-result', result: 'cancelled' }]);
  });

  it('can ask for a limited number of comparisons', async () => {
    const one = createAna();
    for (let n = 0; n < 100; n += 1) await one.receive({ type: 'comparison-commit', commitment });
    expect(one.reports.length).toBeGreaterThan(0);
    expect(one.reports.length).toBeLessThan(20);
  });
});

describe('no comparison is possible', () => {
  const known = () => ({ local: anaFingerprint, remote: benFingerprint });
  it.each([
    ['without a certificate that the peer has signed', { remote: null }, undefined],
    ['without a certificate of this side', { local: null }, undefined],
    ['with somebody who is no member any more', {}, null],
  ] as const)('%s', async (_, change, remoteKey) => {
    const fingerprints = { ...known(), ...change };
    const end = createEnd({
      identity: ana,
      remote: ben,
      fingerprints,
      ...(remoteKey === null && { remoteKey }),
    });
    await end.start();
    expect(end.reports).toEqual(['comparison.failed']);
    expect(end.sent.map(({ type }) => type)).not.toContain('comparison-commit');
  });

  it('with a public key that does not belong to the id of the peer', async () => {
    const end = createEnd({
      identity: ana,
      remote: ben,
      fingerprints: known(),
      remoteKey: eve.publicKey,
    });
    await end.start();
    expect(end.reports).toEqual(['comparison.failed']);
  });
});
