import type { StepResult } from '@visavis/machines/check';
import type { CheckRun } from '../check-run.ts';
import { createIssueResult, createPassedResult } from '../step-result.ts';

/** Checks whether the page is a secure context, which devices require. */
export const checkSecureContext = ({
  platform,
}: Pick<CheckRun, 'platform'>): StepResult<'secureContext'> =>
  platform.isSecureContext && platform.mediaDevices !== null
    ? createPassedResult('secureContext', null)
    : createIssueResult('secureContext', 'failed', 'insecure');
