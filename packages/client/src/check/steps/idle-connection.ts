import type { StepResult, CheckResults } from '@visavis/machines/check';
import { keepAlive } from '../../server-connection/keep-alive.ts';
import { createIssueResult, createPassedResult } from '../step-result.ts';
import type { CheckRun } from '../check-run.ts';
import { withTimeout } from '../wait.ts';

/**
 * How long the connection is left alone, in milliseconds: as long as a call leaves it alone at most, which asks
 * when it has been quiet and gives up where nothing comes. What a longer silence would do does not matter.
 */
const idleMs = keepAlive.intervalMs + keepAlive.pongTimeoutMs;
/** How long an answer is awaited then. */
const responseTimeoutMs = 5_000;

/** Whether a connection on which nobody speaks lasts. Some proxies cut what they take for idle. */
export async function checkIdleConnection(
  run: CheckRun,
  _: CheckResults,
  signal: AbortSignal,
): Promise<StepResult<'keepalive'>> {
  const { serverConnection, platform } = run;
  if (serverConnection === null) return createIssueResult('keepalive', 'failed', 'idle-closed');
  const startedAt = platform.now();
  try {
    const end = await withTimeout(serverConnection.closed, idleMs, signal);
    const finding = { idleMs: platform.now() - startedAt };
    if (end !== 'timeout') return createIssueResult('keepalive', 'failed', 'idle-closed', finding);
    const answer = await withTimeout(
      serverConnection.queryServerInfo().catch(() => null),
      responseTimeoutMs,
      signal,
    );
    if (answer === 'timeout')
      return createIssueResult('keepalive', 'failed', 'idle-unresponsive', finding);
    return answer === null
      ? createIssueResult('keepalive', 'failed', 'idle-closed', finding)
      : createPassedResult('keepalive', finding);
  } finally {
    run.disconnectFromServer();
  }
}
