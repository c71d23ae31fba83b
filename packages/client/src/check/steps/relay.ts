import type { Findings, StepResult, CheckResults } from '@visavis/machines/check';
import { selectTurnServers } from '../ice-urls.ts';
import { Loopback } from '../loopback.ts';
import { measureChannel } from '../measure-channel.ts';
import { createIssueResult, createPassedResult } from '../step-result.ts';
import type { CheckRun } from '../check-run.ts';
import { stepTransports, type TurnStep } from './turn.ts';

/** How long the two ends may take to meet, in milliseconds. */
const connectTimeoutMs = 12_000;

/** What a call of two wants: bits in a second, share of loss, milliseconds through the relay. */
const thresholds = { bitsPerSecond: 1_000_000, lost: 0.03, delayMs: 300 } as const;

const turnSteps = ['turnUdp', 'turnTcp', 'turnTls'] as const satisfies readonly TurnStep[];

function findRelayIssue({ bitsPerSecond, lossRatio, delayMs }: NonNullable<Findings['relay']>) {
  if (lossRatio > thresholds.lost) return 'packet-loss';
  if (bitsPerSecond < thresholds.bitsPerSecond) return 'low-bandwidth';
  return delayMs > thresholds.delayMs ? 'high-latency' : null;
}

/** What gets through: two connections of this page call each other by way of the relay alone. */
export async function checkRelay(
  { platform, iceServers }: Pick<CheckRun, 'platform' | 'iceServers'>,
  results: CheckResults,
  signal: AbortSignal,
): Promise<StepResult<'relay'>> {
  const open = turnSteps.filter((step) => results[step]?.outcome === 'passed');
  if (open.length === 0) {
    const isConfigured = turnSteps.some((step) => results[step]?.reason !== 'no-turn');
    return createIssueResult('relay', 'skipped', isConfigured ? 'no-turn-path' : 'no-turn');
  }
  const servers = selectTurnServers(
    iceServers,
    open.map((step) => stepTransports[step]),
  );
  using loopback = new Loopback(platform, {
    iceServers: servers,
    iceTransportPolicy: 'relay',
  });
  if (!(await loopback.connect(connectTimeoutMs, signal)))
    return createIssueResult('relay', 'failed', 'not-connected');
  const finding = await measureChannel(loopback, platform.now, signal);
  if (finding === null) return createIssueResult('relay', 'failed', 'no-data');
  const trouble = findRelayIssue(finding);
  return trouble === null
    ? createPassedResult('relay', finding)
    : createIssueResult('relay', 'warned', trouble, finding);
}
