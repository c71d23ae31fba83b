import type { ReasonForStep, StepResult } from '@visavis/machines/check';
import {
  gatherCandidates,
  type GatheredCandidate,
  type GatheringPlatform,
} from '../gather-candidates.ts';
import { selectTurnServers, type TurnTransport } from '../ice-urls.ts';
import { createIssueResult, createPassedResult } from '../step-result.ts';
import type { CheckRun } from '../check-run.ts';

/** How long an allocation may take, in milliseconds. */
const timeoutMs = 10_000;

/** The transport that each step tries. */
export const stepTransports = {
  turnUdp: 'udp',
  turnTcp: 'tcp',
  turnTls: 'tls',
} as const satisfies Record<string, TurnTransport>;
export type TurnStep = keyof typeof stepTransports;

/** What TURN's error codes say (RFC 8656 section 19, RFC 8489 section 14.8). */
const errorCodeReasons = new Map<number, ReasonForStep<TurnStep>>([
  [401, 'turn-unauthorized'],
  [403, 'turn-unauthorized'],
  [438, 'turn-unauthorized'],
  [441, 'turn-unauthorized'],
  [486, 'turn-quota-reached'],
  [508, 'turn-quota-reached'],
]);

/** Whether a TURN server gives a relay when it is asked over one transport. */
export async function checkTurn<S extends TurnStep>(
  step: S,
  { platform, iceServers }: Pick<CheckRun, 'iceServers'> & { readonly platform: GatheringPlatform },
  signal: AbortSignal,
): Promise<StepResult<S>> {
  const transport = stepTransports[step];
  const servers = selectTurnServers(iceServers, [transport]);
  if (servers.length === 0) return createIssueResult(step, 'skipped', 'no-turn');
  const isRelay = ({ type, relayProtocol }: GatheredCandidate) =>
    type === 'relay' && (relayProtocol === null || relayProtocol === transport);
  const { candidates, errorCodes, durationMs } = await gatherCandidates(platform, {
    configuration: { iceServers: servers, iceTransportPolicy: 'relay' },
    timeoutMs,
    signal,
    isEnough: isRelay,
  });
  if (candidates.some(isRelay))
    return createPassedResult(step, { allocationMs: durationMs, errorCodes });
  const cause = errorCodes
    .map((code) => errorCodeReasons.get(code))
    .find((known) => known !== undefined);
  return createIssueResult<S>(step, 'failed', cause ?? 'turn-unreachable', {
    allocationMs: null,
    errorCodes,
  });
}
