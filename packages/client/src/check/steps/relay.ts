import type { CheckResults, Findings, StepResult } from '@visavis/machines/check';
import type { CheckRun } from '../check-run.ts';
import { selectTurnServers } from '../ice-urls.ts';
import { Loopback } from '../loopback.ts';
import { measureChannel } from '../measure-channel.ts';
import { createIssueResult, createPassedResult } from '../step-result.ts';
import { stepTransports, type TurnStep } from './turn.ts';

/** How long the two ends may take to connect, in milliseconds. */
const connectTimeoutMs = 12_000;

/** What a call of two needs of a relay. */
const thresholds = { bitsPerSecond: 1_000_000, lossRatio: 0.03, delayMs: 300 } as const;

const turnSteps = ['turnUdp', 'turnTcp', 'turnTls'] as const satisfies readonly TurnStep[];

function findRelayIssue({ bitsPerSecond, lossRatio, delayMs }: NonNullable<Findings['relay']>) {
  if (lossRatio > thresholds.lossRatio) return 'packet-loss';
  if (bitsPerSecond < thresholds.bitsPerSecond) return 'low-bandwidth';
  return delayMs > thresholds.delayMs ? 'high-latency' : null;
}

/** Connects two connections of this page with each other through a relay, and measures the path. */
export async function checkRelay(
  { platform, iceServers }: Pick<CheckRun, 'platform' | 'iceServers'>,
  results: CheckResults,
  signal: AbortSignal,
): Promise<StepResult<'relay'>> {
  const passedSteps = turnSteps.filter((step) => results[step]?.outcome === 'passed');
  if (passedSteps.length === 0) {
    const isConfigured = turnSteps.some((step) => results[step]?.reason !== 'no-turn');
    return createIssueResult('relay', 'skipped', isConfigured ? 'no-turn-path' : 'no-turn');
  }
  const servers = selectTurnServers(
    iceServers,
    passedSteps.map((step) => stepTransports[step]),
  );
  using loopback = new Loopback(platform, { iceServers: servers, iceTransportPolicy: 'relay' });
  if (!(await loopback.connect(connectTimeoutMs, signal))) {
    return createIssueResult('relay', 'failed', 'not-connected');
  }
  const finding = await measureChannel(loopback, platform.now, signal);
  if (finding === null) return createIssueResult('relay', 'failed', 'no-data');
  const issue = findRelayIssue(finding);
  return issue === null
    ? createPassedResult('relay', finding)
    : createIssueResult('relay', 'warned', issue, finding);
}
