import {
  refusalReasonOf,
  refusalReasonOfClose,
  type RefusalReason,
  type SocketClose,
} from '@visavis/protocol';
import type { CheckResults, Findings, ReasonForStep, StepResult } from '@visavis/machines/check';
import type { CheckConnection } from '../check-connection.ts';
import type { CheckRun } from '../check-run.ts';
import { createIssueResult, createPassedResult } from '../step-result.ts';
import { delay, withTimeout } from '../wait.ts';
import { findRoundTripIssue, type RoundTrip } from './round-trips.ts';

const timeouts = { openMs: 8_000, responseMs: 6_000 } as const;
const requests = { count: 5, intervalMs: 250 } as const;

type SignalingFinding = Findings['signaling'];
const emptyFinding: SignalingFinding = {
  openMs: null,
  roundTripsMs: [],
  version: null,
  refusal: null,
};

/** Why the server cannot be used. */
class SignalingCheckError extends Error {
  override readonly name = 'SignalingCheckError';
  readonly reason: ReasonForStep<'signaling'>;
  readonly refusal: RefusalReason | null;

  constructor(reason: ReasonForStep<'signaling'>, refusal: RefusalReason | null = null) {
    super(reason);
    this.reason = reason;
    this.refusal = refusal;
  }
}

/**
 * Checks whether the server is reachable by WebSocket, how quickly it responds, and whether a proxy delays
 * the responses. It also requests the ICE servers for the later steps. The connection stays open.
 */
export async function checkSignaling(
  run: CheckRun,
  _: CheckResults,
  signal: AbortSignal,
): Promise<StepResult<'signaling'>> {
  let finding = emptyFinding;
  const { now } = run.platform;
  try {
    const startedAt = now();
    const connection = run.connectToServer();
    await waitForOpen(connection, run, signal);
    finding = { ...finding, openMs: now() - startedAt };
    const { roundTrips, version } = await measureRoundTrips(connection, now, signal);
    const roundTripsMs = roundTrips.map(({ sentAt, receivedAt }) => receivedAt - sentAt);
    finding = { ...finding, roundTripsMs, version };
    const { servers } = await waitForResponse(connection, connection.queryIceServers(), signal);
    run.iceServers = servers;
    const issue = findRoundTripIssue(roundTrips);
    return issue === null
      ? createPassedResult('signaling', finding)
      : createIssueResult('signaling', 'warned', issue, finding);
  } catch (error) {
    if (!(error instanceof SignalingCheckError)) throw error;
    run.disconnectFromServer();
    const { reason, refusal } = error;
    return createIssueResult('signaling', 'failed', reason, { ...finding, refusal });
  }
}

/** @throws {SignalingCheckError} if the connection does not open */
async function waitForOpen(
  connection: CheckConnection,
  { platform, url }: CheckRun,
  signal: AbortSignal,
) {
  const result = await withTimeout(
    Promise.race([connection.opened, connection.closed]),
    timeouts.openMs,
    signal,
  );
  if (result === undefined) return;
  const refusal = result === 'timeout' ? undefined : refusalReasonOfClose(result);
  if (refusal !== undefined) throw new SignalingCheckError('refused', refusal);
  const healthUrl = new URL('/healthz', url.replace(/^ws/, 'http')).href;
  const isReachable = await platform.isHttpReachable(healthUrl);
  throw new SignalingCheckError(isReachable ? 'upgrade-refused' : 'unreachable');
}

/** Sends several requests at a fixed interval, without waiting for the responses in between. */
async function measureRoundTrips(
  connection: CheckConnection,
  now: () => number,
  signal: AbortSignal,
) {
  const pending: Promise<RoundTrip & { version: string }>[] = [];
  const request = async () => {
    const sentAt = now();
    const { version } = await waitForResponse(connection, connection.queryServerInfo(), signal);
    return { sentAt, receivedAt: now(), version };
  };
  for (let count = 0; count < requests.count; count += 1) {
    if (count > 0) await delay(requests.intervalMs, signal);
    const response = request();
    // A rejection is handled below, with all responses. Until then, it must not count as unhandled.
    response.catch(() => {});
    pending.push(response);
  }
  const roundTrips = await Promise.all(pending);
  return { roundTrips, version: roundTrips[0]?.version ?? null };
}

/** @throws {SignalingCheckError} if the server refuses or does not respond, or the connection closes */
async function waitForResponse<Value>(
  connection: CheckConnection,
  response: Promise<Value>,
  signal: AbortSignal,
): Promise<Value> {
  const responseOrRefusal = response.catch((error: unknown) => {
    const reason = refusalReasonOf(error);
    if (reason !== undefined) throw new SignalingCheckError('refused', reason);
    // Without a reason, the connection is closing. The promise below rejects with the details.
    return new Promise<never>(() => {});
  });
  const closed = connection.closed.then((close: SocketClose) => {
    const reason = refusalReasonOfClose(close);
    throw reason === undefined
      ? new SignalingCheckError('connection-closed')
      : new SignalingCheckError('refused', reason);
  });
  const result = await withTimeout(
    Promise.race([responseOrRefusal, closed]),
    timeouts.responseMs,
    signal,
  );
  if (result === 'timeout') throw new SignalingCheckError('no-response');
  return result;
}
