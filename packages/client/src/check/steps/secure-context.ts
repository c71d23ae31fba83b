import type { StepResult } from '@visavis/machines/check';
import { createIssueResult, createPassedResult } from '../step-result.ts';
import type { CheckRun } from '../check-run.ts';

/** Whether the page is secure, without which browsers have no devices for it. */
export const checkSecureContext = ({
  platform,
}: Pick<CheckRun, 'platform'>): StepResult<'secureContext'> =>
  platform.isSecureContext && platform.mediaDevices !== null
    ? createPassedResult('secureContext', null)
    : createIssueResult('secureContext', 'failed', 'insecure');
