import type { CheckResults, StepResult } from '@visavis/machines/check';
import { keepAlive } from '../../server-connection/keep-alive.ts';
import type { CheckRun } from '../check-run.ts';
import { createIssueResult, createPassedResult } from '../step-result.ts';
import { withTimeout } from '../wait.ts';

/** How long the connection stays idle, in milliseconds: the longest that a call leaves it idle. */
const idleMs = keepAlive.intervalMs + keepAlive.pongTimeoutMs;
/** How long the response after it may take, in milliseconds. */
const responseTimeoutMs = 5_000;

/** Checks whether an idle connection stays open. Some proxies close it. */
export async function checkKeepalive(
  run: CheckRun,
  _: CheckResults,
  signal: AbortSignal,
): Promise<StepResult<'keepalive'>> {
  const { serverConnection, platform } = run;
  if (serverConnection === null) return createIssueResult('keepalive', 'failed', 'idle-closed');
  const startedAt = platform.now();
  try {
    const close = await withTimeout(serverConnection.closed, idleMs, signal);
    const finding = { idleMs: platform.now() - startedAt };
    if (close !== 'timeout')
      return createIssueResult('keepalive', 'failed', 'idle-closed', finding);
    const response = await withTimeout(
      serverConnection.queryServerInfo().catch(() => null),
      responseTimeoutMs,
      signal,
    );
    if (response === 'timeout') {
      return createIssueResult('keepalive', 'failed', 'idle-unresponsive', finding);
    }
    return response === null
      ? createIssueResult('keepalive', 'failed', 'idle-closed', finding)
      : createPassedResult('keepalive', finding);
  } finally {
    run.disconnectFromServer();
  }
}
