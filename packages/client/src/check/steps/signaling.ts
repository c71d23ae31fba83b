import {
  refusalReasonOfClose,
  refusalReasons,
  refusalReasonOf,
  type SocketClose,
  type RefusalReason,
} from '@visavis/protocol';
import type { Findings, ReasonForStep, StepResult, CheckResults } from '@visavis/machines/check';
import type { CheckConnection } from '../check-connection.ts';
import { createIssueResult, createPassedResult } from '../step-result.ts';
import type { CheckRun } from '../check-run.ts';
import { delay, withTimeout } from '../wait.ts';
import { findRoundTripIssue, type RoundTrip } from './round-trips.ts';

/** How long opening and answering may take, in milliseconds. */
const timeouts = { openMs: 8_000, responseMs: 6_000 } as const;
/** How many questions are asked, and how many milliseconds apart. */
const requests = { count: 5, intervalMs: 250 } as const;

type Finding = Findings['signaling'];
const emptyFinding: Finding = {
  openMs: null,
  roundTripsMs: [],
  version: null,
  refusalMessage: null,
};

/** Why the way to the server does not work. */
class SignalingCheckError extends Error {
  override readonly name = 'Obstacle';
  readonly reason: ReasonForStep<'signaling'>;
  readonly refusal: RefusalReason | undefined;

  constructor(reason: ReasonForStep<'signaling'>, refusal?: RefusalReason) {
    super(reason);
    this.reason = reason;
    this.refusal = refusal;
  }
}

/**
 * Whether the server is reached by WebSocket, how quickly it answers, and what a proxy on the way does. It
 * asks for the ICE servers as well, for the steps that need them. The connection stays open.
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
    const link = run.connectToServer();
    await waitForOpen(link, run, signal);
    finding = { ...finding, openMs: now() - startedAt };
    const { answers, version } = await measureRoundTrips(link, now, signal);
    const roundTripsMs = answers.map(({ sentAt, receivedAt }) => receivedAt - sentAt);
    finding = { ...finding, roundTripsMs, version };
    const { servers } = await waitForResponse(link, link.queryIceServers(), signal);
    run.iceServers = servers;
    const trouble = findRoundTripIssue(answers);
    return trouble === null
      ? createPassedResult('signaling', finding)
      : createIssueResult('signaling', 'warned', trouble, finding);
  } catch (error) {
    if (!(error instanceof SignalingCheckError)) throw error;
    run.disconnectFromServer();
    const refusal = error.refusal === undefined ? null : refusalReasons[error.refusal].sentence;
    return createIssueResult('signaling', 'failed', error.reason, {
      ...finding,
      refusalMessage: refusal,
    });
  }
}

/** @throws {SignalingCheckError} where it is not opened */
async function waitForOpen(
  link: CheckConnection,
  { platform, url }: CheckRun,
  signal: AbortSignal,
) {
  const result = await withTimeout(
    Promise.race([link.opened, link.closed]),
    timeouts.openMs,
    signal,
  );
  if (result === undefined) return;
  const refusal = result === 'timeout' ? undefined : refusalReasonOfClose(result);
  if (refusal !== undefined) throw new SignalingCheckError('refused', refusal);
  const health = new URL('/healthz', url.replace(/^ws/, 'http')).href;
  throw new SignalingCheckError(
    (await platform.isHttpReachable(health)) ? 'upgrade-refused' : 'unreachable',
  );
}

/** Asks several times, without waiting for one answer before the next question. */
async function measureRoundTrips(link: CheckConnection, now: () => number, signal: AbortSignal) {
  const asked: Promise<RoundTrip & { version: string }>[] = [];
  const question = async () => {
    const sentAt = now();
    const { version } = await waitForResponse(link, link.queryServerInfo(), signal);
    return { sentAt, receivedAt: now(), version };
  };
  for (let count = 0; count < requests.count; count += 1) {
    if (count > 0) await delay(requests.intervalMs, signal);
    const answer = question();
    // It is looked at below, with the others.
    answer.catch(() => {});
    asked.push(answer);
  }
  const answers = await Promise.all(asked);
  return { answers, version: answers[0]?.version ?? null };
}

/** @throws {SignalingCheckError} where no answer comes, but a refusal, the end of the connection, or nothing */
async function waitForResponse<Value>(
  link: CheckConnection,
  answer: Promise<Value>,
  signal: AbortSignal,
): Promise<Value> {
  const refused = answer.catch((error: unknown) => {
    const reason = refusalReasonOf(error);
    if (reason !== undefined) throw new SignalingCheckError('refused', reason);
    // Without a reason it is the connection that ended, and how it did is known in a moment.
    return new Promise<never>(() => {});
  });
  const end = link.closed.then((closing: SocketClose) => {
    const reason = refusalReasonOfClose(closing);
    throw reason === undefined
      ? new SignalingCheckError('connection-closed')
      : new SignalingCheckError('refused', reason);
  });
  const result = await withTimeout(Promise.race([refused, end]), timeouts.responseMs, signal);
  if (result === 'timeout') throw new SignalingCheckError('no-response');
  return result;
}
