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
const notAborted = new AbortController().signal;

/** Runs the STUN and NAT steps with two servers, which are asked alone and then together. */
async function runStunCheck(answers: Record<'one' | 'two' | 'both', readonly GatheringStep[]>) {
  const gatherer = createScriptedGatherer((urls) => {
    if (urls.length > 1) return answers.both;
    return urls[0] === one ? answers.one : answers.two;
  });
  const run = { platform: gatherer.platform, iceServers: [{ urls: [one, two] }] };
  const pending = checkStun(run, {}, notAborted);
  await vi.runAllTimersAsync();
  const stun = await pending;
  expect(gatherer.openCount).toBe(0);
  return { stun, nat: checkNat(run, { stun }) };
}

const srflx = mappedCandidate('203.0.113.7', 6_000);

describe('two STUN servers', () => {
  test('that see the same address and port mean an endpoint-independent NAT', async () => {
    const answer = [hostCandidate(), srflx, gatheringComplete];
    const { stun, nat } = await runStunCheck({ one: answer, two: answer, both: answer });
    expect(stun.outcome).toBe('passed');
    expect(nat).toEqual({
      step: 'nat',
      outcome: 'passed',
      reason: null,
      finding: { kind: 'endpoint-independent', addresses: ['203.0.113.7'] },
    });
  });

  test('that see different ports mean an address-dependent NAT', async () => {
    const answer = [hostCandidate(), srflx, gatheringComplete];
    const both = [hostCandidate(), srflx, mappedCandidate('203.0.113.7', 6_001), gatheringComplete];
    const { nat } = await runStunCheck({ one: answer, two: answer, both });
    expect(nat).toMatchObject({ outcome: 'warned', reason: 'address-dependent' });
  });

  test('of which only one responds are a warning, and the kind of NAT is unknown', async () => {
    const answer = [hostCandidate(), srflx, gatheringComplete];
    const { stun, nat } = await runStunCheck({ one: answer, two: [hostCandidate()], both: answer });
    expect(stun).toMatchObject({ outcome: 'warned', reason: 'some-unreachable' });
    expect(stun.finding).toMatchObject({ answered: [one], unreachable: [two] });
    expect(nat.reason).toBe('nat-type-unknown');
  });

  test('that see the local address cause no candidate, and mean no NAT', async () => {
    const answer = [hostCandidate(5_000, '203.0.113.9'), gatheringComplete];
    const { stun, nat } = await runStunCheck({ one: answer, two: answer, both: answer });
    expect(stun.outcome).toBe('passed');
    expect(nat.finding).toEqual({ kind: 'none', addresses: ['203.0.113.9'] });
  });

  test.each<[string, readonly GatheringStep[]]>([
    ['that never respond', [hostCandidate()]],
    [
      'that the browser reports as errors',
      [hostCandidate(), { errorCode: 701 }, gatheringComplete],
    ],
    ['that the browser waits for without an error', [hostCandidate(), { completeAfterMs: 5_000 }]],
    ['without a network', [gatheringComplete]],
  ])('%s mean that UDP is blocked', async (_, answer) => {
    const { stun } = await runStunCheck({ one: answer, two: answer, both: answer });
    expect(stun).toMatchObject({ outcome: 'failed', reason: 'udp-blocked' });
  });
});

test('the step is skipped without STUN servers', async () => {
  const { platform, configurations } = createScriptedGatherer(() => []);
  const stun = await checkStun({ platform, iceServers: [] }, {}, notAborted);
  expect(stun).toMatchObject({ outcome: 'skipped', reason: 'no-stun' });
  expect(configurations).toEqual([]);
});

test('a TURN server is one more observer', async () => {
  const gatherer = createScriptedGatherer(() => [hostCandidate(), srflx, gatheringComplete]);
  const turn = { urls: ['turn:three.example'], username: 'u', credential: 'c' };
  const run = { platform: gatherer.platform, iceServers: [{ urls: [one] }, turn] };
  const pending = checkStun(run, {}, notAborted);
  await vi.runAllTimersAsync();
  const stun = await pending;
  expect(gatherer.configurations.at(-1)?.iceServers).toEqual([{ urls: [one] }, turn]);
  expect(checkNat(run, { stun }).finding?.kind).toBe('endpoint-independent');
  expect(JSON.stringify(stun)).not.toContain('credential');
});

test('an aborted step closes its connection', async () => {
  const gatherer = createScriptedGatherer(() => [hostCandidate()]);
  const abort = new AbortController();
  const run = { platform: gatherer.platform, iceServers: [{ urls: [one] }] };
  const pending = checkStun(run, {}, abort.signal);
  abort.abort();
  await expect(pending).rejects.toThrow('aborted');
  expect(gatherer.openCount).toBe(0);
});

describe('the kind of NAT', () => {
  const at = (port: number) => ({ address: '203.0.113.7', port });
  const finding = { answered: [one, two], unreachable: [], localAddresses: [], observerCount: 2 };

  test('is the best one of several sockets', () => {
    const mapped = [[at(1), at(2)], [at(3)]];
    expect(classifyNat({ ...finding, mappedAddresses: mapped })).toBe('endpoint-independent');
  });

  test('is none if the mapped address of a socket is local', () => {
    expect(classifyNat({ ...finding, mappedAddresses: [[at(1)]], localAddresses: [at(1)] })).toBe(
      'none',
    );
  });
});

test('local addresses are not reported as public ones', async () => {
  const localAddresses = [
    '10.0.0.2',
    '172.20.1.1',
    '192.168.0.4',
    '100.64.0.1',
    'fd00::1',
    'fe80::1',
  ];
  const stun = {
    step: 'stun',
    outcome: 'passed',
    reason: null,
    finding: {
      answered: [one],
      unreachable: [],
      mappedAddresses: [],
      localAddresses: [...localAddresses, '2001:db8::5'].map((address) => ({ address, port: 1 })),
      observerCount: 1,
    },
  } as const;
  expect(checkNat({}, { stun }).finding?.addresses).toEqual(['2001:db8::5']);
});
