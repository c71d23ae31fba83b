import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { checkTurn } from '../../../src/check/steps/turn.ts';
import {
  gatheringComplete,
  createScriptedGatherer,
  relayCandidate,
  type GatheringStep,
} from '../../support/scripted-gatherer.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const unwanted = new AbortController().signal;
const password = { username: 'u', credential: 'c' };
const iceServers = [
  { urls: ['stun:one.example'] },
  {
    urls: [
      'turn:one.example:3478',
      'turn:one.example:3478?transport=tcp',
      'turns:one.example:5349?transport=tcp',
    ],
    ...password,
  },
];

async function attempt(
  step: 'turnUdp' | 'turnTcp' | 'turnTls',
  happenings: readonly GatheringStep[],
  servers = iceServers,
) {
  const all = createScriptedGatherer(() => happenings);
  const trying = checkTurn(step, { platform: all.platform, iceServers: servers }, unwanted);
  await vi.runAllTimersAsync();
  const result = await trying;
  expect(all.open).toBe(0);
  return { result, asked: all.asked };
}

test.each([
  ['turnUdp', 'udp', 'turn:one.example:3478'],
  ['turnTcp', 'tcp', 'turn:one.example:3478?transport=tcp'],
  ['turnTls', 'tls', 'turns:one.example:5349?transport=tcp'],
] as const)('%s tries one transport by itself', async (step, protocol, url) => {
  const { result, asked } = await attempt(step, [relayCandidate(protocol)]);
  expect(result).toMatchObject({ step, outcome: 'passed', reason: null });
  expect(asked).toEqual([
    { iceServers: [{ urls: [url], ...password }], iceTransportPolicy: 'relay' },
  ]);
});

test('a relay by another transport proves nothing', async () => {
  const { result } = await attempt('turnTls', [relayCandidate('tcp'), gatheringComplete]);
  expect(result.outcome).toBe('failed');
});

test.each([
  [401, 'turn-unauthorized'],
  [438, 'turn-unauthorized'],
  [486, 'turn-quota-reached'],
  [508, 'turn-quota-reached'],
  [701, 'turn-unreachable'],
] as const)('the error %i means %s', async (errorCode, reason) => {
  const { result } = await attempt('turnUdp', [{ errorCode }, gatheringComplete]);
  expect(result).toMatchObject({ outcome: 'failed', reason, finding: { errorCodes: [errorCode] } });
});

test('a server that is never heard of was not reached, and is not waited for for ever', async () => {
  const { result } = await attempt('turnTcp', []);
  expect(result).toMatchObject({ outcome: 'failed', reason: 'turn-unreachable' });
});

test('a transport that the server does not offer is not tried', async () => {
  const { result, asked } = await attempt('turnTls', [], iceServers.slice(0, 1));
  expect(result).toMatchObject({ outcome: 'skipped', reason: 'no-turn' });
  expect(asked).toEqual([]);
});
