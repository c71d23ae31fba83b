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

const notAborted = new AbortController().signal;
const credentials = { username: 'u', credential: 'c' };
const iceServers = [
  { urls: ['stun:one.example'] },
  {
    urls: [
      'turn:one.example:3478',
      'turn:one.example:3478?transport=tcp',
      'turns:one.example:5349?transport=tcp',
    ],
    ...credentials,
  },
];

async function runTurnCheck(
  step: 'turnUdp' | 'turnTcp' | 'turnTls',
  events: readonly GatheringStep[],
  servers = iceServers,
) {
  const gatherer = createScriptedGatherer(() => events);
  const pending = checkTurn(step, { platform: gatherer.platform, iceServers: servers }, notAborted);
  await vi.runAllTimersAsync();
  const result = await pending;
  expect(gatherer.openCount).toBe(0);
  return { result, configurations: gatherer.configurations };
}

test.each([
  ['turnUdp', 'udp', 'turn:one.example:3478'],
  ['turnTcp', 'tcp', 'turn:one.example:3478?transport=tcp'],
  ['turnTls', 'tls', 'turns:one.example:5349?transport=tcp'],
] as const)('%s checks one transport alone', async (step, protocol, url) => {
  const { result, configurations } = await runTurnCheck(step, [relayCandidate(protocol)]);
  expect(result).toMatchObject({ step, outcome: 'passed', reason: null });
  expect(configurations).toEqual([
    { iceServers: [{ urls: [url], ...credentials }], iceTransportPolicy: 'relay' },
  ]);
});

test('a relay over another transport does not count', async () => {
  const { result } = await runTurnCheck('turnTls', [relayCandidate('tcp'), gatheringComplete]);
  expect(result.outcome).toBe('failed');
});

test.each([
  [401, 'turn-unauthorized'],
  [438, 'turn-unauthorized'],
  [486, 'turn-quota-reached'],
  [508, 'turn-quota-reached'],
  [701, 'turn-unreachable'],
] as const)('the error %i means %s', async (errorCode, reason) => {
  const { result } = await runTurnCheck('turnUdp', [{ errorCode }, gatheringComplete]);
  expect(result).toMatchObject({ outcome: 'failed', reason, finding: { errorCodes: [errorCode] } });
});

test('a server that never responds is unreachable', async () => {
  const { result } = await runTurnCheck('turnTcp', []);
  expect(result).toMatchObject({ outcome: 'failed', reason: 'turn-unreachable' });
});

test('a transport that no server offers is skipped', async () => {
  const { result, configurations } = await runTurnCheck('turnTls', [], iceServers.slice(0, 1));
  expect(result).toMatchObject({ outcome: 'skipped', reason: 'no-turn' });
  expect(configurations).toEqual([]);
});
