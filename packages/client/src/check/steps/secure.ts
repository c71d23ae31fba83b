import type { ResultOf } from '@visavis/machines/check';
import { ended, passed } from '../result.ts';
import type { CheckRun } from '../run.ts';

/** Whether the page is secure, without which browsers have no devices for it. */
export const lookAtSecurity = ({ platform }: Pick<CheckRun, 'platform'>): ResultOf<'secure'> =>
  platform.isSecure && platform.mediaDevices !== null
    ? passed('secure', null)
    : ended('secure', 'failed', 'insecure');
