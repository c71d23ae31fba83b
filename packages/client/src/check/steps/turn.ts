import type { ReasonForStep, StepResult } from '@visavis/machines/check';
import type { CheckRun } from '../check-run.ts';
import {
  gatherCandidates,
  type GatheredCandidate,
  type GatheringPlatform,
} from '../gather-candidates.ts';
import { selectTurnServers, type TurnTransport } from '../ice-urls.ts';
import { createIssueResult, createPassedResult } from '../step-result.ts';

/** How long an allocation may take, in milliseconds. */
const timeoutMs = 10_000;

/** The transport of each TURN step. */
export const stepTransports = {
  turnUdp: 'udp',
  turnTcp: 'tcp',
  turnTls: 'tls',
} as const satisfies Record<string, TurnTransport>;
export type TurnStep = keyof typeof stepTransports;

/** The meaning of TURN error codes (RFC 8656 section 19, RFC 8489 section 14.8). */
const errorCodeReasons = new Map<number, ReasonForStep<TurnStep>>([
  [401, 'turn-unauthorized'],
  [403, 'turn-unauthorized'],
  [438, 'turn-unauthorized'],
  [441, 'turn-unauthorized'],
  [486, 'turn-quota-reached'],
  [508, 'turn-quota-reached'],
]);

/** Checks whether a TURN server allocates a relay over one transport. */
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
  if (candidates.some(isRelay)) {
    return createPassedResult(step, { allocationMs: durationMs, errorCodes });
  }
  const reason = errorCodes
    .map((code) => errorCodeReasons.get(code))
    .find((each) => each !== undefined);
  const finding = { allocationMs: null, errorCodes };
  return createIssueResult<S>(step, 'failed', reason ?? 'turn-unreachable', finding);
}
