import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { classifyNat, checkNat } from '../../../src/check/steps/nat.ts';
import { checkStun } from '../../../src/check/steps/stun.ts';
import {
  gatheringComplete,
  createScriptedGatherer,
  hostCandidate,
  mappedCandidate,
  type GatheringStep,
} from '../../support/scripted-gatherer.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const [one, two] = ['stun:one.example:3478', 'stun:two.example:3478'] as const;
const unwanted = new AbortController().signal;

/** Asks two servers by themselves, and then together. */
async function runStunCheck(answers: Record<'one' | 'two' | 'both', readonly GatheringStep[]>) {
  const all = createScriptedGatherer((urls) => {
    if (urls.length > 1) return answers.both;
    return urls[0] === one ? answers.one : answers.two;
  });
  const run = { platform: all.platform, iceServers: [{ urls: [one, two] }] };
  const asking = checkStun(run, {}, unwanted);
  await vi.runAllTimersAsync();
  const stun = await asking;
  expect(all.open).toBe(0);
  return { stun, nat: checkNat(run, { stun }) };
}

const seen = mappedCandidate('203.0.113.7', 6_000);

describe('two STUN servers', () => {
  test('that see one address and port mean a NAT that a direct way survives', async () => {
    const answer = [hostCandidate(), seen, gatheringComplete];
    const { stun, nat } = await runStunCheck({ one: answer, two: answer, both: answer });
    expect(stun.outcome).toBe('passed');
    expect(nat).toEqual({
      step: 'nat',
      outcome: 'passed',
      reason: null,
      finding: { kind: 'endpoint-independent', addresses: ['203.0.113.7'] },
    });
  });

  test('that see different ports mean a NAT that it does not survive', async () => {
    const answer = [hostCandidate(), seen, gatheringComplete];
    const both = [hostCandidate(), seen, mappedCandidate('203.0.113.7', 6_001), gatheringComplete];
    const { nat } = await runStunCheck({ one: answer, two: answer, both });
    expect(nat).toMatchObject({ outcome: 'warned', reason: 'address-dependent' });
  });

  test('of which one answers are enough to call, but not to tell the kind', async () => {
    const answer = [hostCandidate(), seen, gatheringComplete];
    const { stun, nat } = await runStunCheck({ one: answer, two: [hostCandidate()], both: answer });
    expect(stun).toMatchObject({ outcome: 'warned', reason: 'some-unreachable' });
    expect(stun.finding).toMatchObject({ answered: [one], unreachable: [two] });
    expect(nat.reason).toBe('nat-type-unknown');
  });

  test('that see the device’s own address are silent about it, and mean no NAT', async () => {
    const answer = [hostCandidate(5_000, '203.0.113.9'), gatheringComplete];
    const { stun, nat } = await runStunCheck({ one: answer, two: answer, both: answer });
    expect(stun.outcome).toBe('passed');
    expect(nat.finding).toEqual({ kind: 'none', addresses: ['203.0.113.9'] });
  });

  test.each<[string, readonly GatheringStep[]]>([
    ['that are never heard of', [hostCandidate()]],
    ['that the browser gives up', [hostCandidate(), { errorCode: 701 }, gatheringComplete]],
    ['of which the browser says nothing, but waits', [hostCandidate(), { completeAfter: 5_000 }]],
    ['where there is no network at all', [gatheringComplete]],
  ])('%s mean that UDP is blocked', async (_, answer) => {
    const { stun } = await runStunCheck({ one: answer, two: answer, both: answer });
    expect(stun).toMatchObject({ outcome: 'failed', reason: 'udp-blocked' });
  });
});

test('without a STUN server there is nothing to ask', async () => {
  const { platform, asked } = createScriptedGatherer(() => []);
  const stun = await checkStun({ platform, iceServers: [] }, {}, unwanted);
  expect(stun).toMatchObject({ outcome: 'skipped', reason: 'no-stun' });
  expect(asked).toEqual([]);
});

test('a TURN server looks as well, so that one STUN server is enough to compare', async () => {
  const all = createScriptedGatherer(() => [hostCandidate(), seen, gatheringComplete]);
  const turn = { urls: ['turn:three.example'], username: 'u', credential: 'c' };
  const run = { platform: all.platform, iceServers: [{ urls: [one] }, turn] };
  const asking = checkStun(run, {}, unwanted);
  await vi.runAllTimersAsync();
  const stun = await asking;
  expect(all.asked.at(-1)?.iceServers).toEqual([{ urls: [one] }, turn]);
  expect(checkNat(run, { stun }).finding?.kind).toBe('endpoint-independent');
  expect(JSON.stringify(stun)).not.toContain('credential');
});

test('what is no longer wanted is let go', async () => {
  const all = createScriptedGatherer(() => [hostCandidate()]);
  const ending = new AbortController();
  const run = { platform: all.platform, iceServers: [{ urls: [one] }] };
  const asking = checkStun(run, {}, ending.signal);
  ending.abort();
  await expect(asking).rejects.toThrow('aborted');
  expect(all.open).toBe(0);
});

describe('the kind of NAT', () => {
  const at = (port: number) => ({ address: '203.0.113.7', port });
  const rest = { answered: [one, two], unreachable: [], localAddresses: [], observerCount: 2 };

  test('is that of the best way out, where there are several', () => {
    const mapped = [[at(1), at(2)], [at(3)]];
    expect(classifyNat({ ...rest, mappedAddresses: mapped })).toBe('endpoint-independent');
  });

  test('is none where one socket is seen as it is', () => {
    expect(classifyNat({ ...rest, mappedAddresses: [[at(1)]], localAddresses: [at(1)] })).toBe(
      'none',
    );
  });
});

test('addresses of a home are not taken for public ones', async () => {
  const own = ['10.0.0.2', '172.20.1.1', '192.168.0.4', '100.64.0.1', 'fd00::1', 'fe80::1'];
  const stun = {
    step: 'stun',
    outcome: 'passed',
    reason: null,
    finding: {
      answered: [one],
      unreachable: [],
      mappedAddresses: [],
      localAddresses: [...own, '2001:db8::5'].map((address) => ({ address, port: 1 })),
      observerCount: 1,
    },
  } as const;
  expect(checkNat({}, { stun }).finding?.addresses).toEqual(['2001:db8::5']);
});
