import { captureHeight, type CaptureKind } from '@visavis/machines';
import type { Findings, ResultOf, Results } from '@visavis/machines/check';
import { ended, passed } from '../result.ts';
import type { CheckRun } from '../run.ts';

const kinds = ['camera', 'microphone'] as const satisfies readonly CaptureKind[];
type State = Findings['permission'][CaptureKind];

const states = [
  'live',
  'denied',
  'missing',
  'busy',
  'over-constrained',
  'insecure',
] as const satisfies readonly State[];

/** What each report of the devices says of which. */
const meanings = new Map<string, { readonly kind: CaptureKind; readonly state: State }>(
  kinds.flatMap((kind) => states.map((state) => [`${kind}.${state}`, { kind, state }] as const)),
);

/**
 * Asks for camera and microphone just as a call does, and keeps them running for the steps that follow. A
 * device that is missing or busy is those steps' matter; here it is about being allowed.
 */
export async function askPermission(
  run: CheckRun,
  _: Results,
  signal: AbortSignal,
): Promise<ResultOf<'permission'>> {
  const finding = await openBoth(run, signal);
  const denied = kinds.filter((kind) => finding[kind] === 'denied' || finding[kind] === 'insecure');
  if (denied.length === 0) return passed('permission', finding);
  const reason = finding[denied[0] ?? 'camera'] === 'insecure' ? 'insecure' : 'denied';
  const outcome = denied.length === kinds.length ? 'failed' : 'warned';
  return ended('permission', outcome, reason, finding);
}

function openBoth(run: CheckRun, signal: AbortSignal): Promise<Findings['permission']> {
  return new Promise((resolve, reject) => {
    const height = captureHeight('auto', 1);
    const wishes = { ...run.choices };
    const found: Partial<Record<CaptureKind, State>> = {};
    signal.addEventListener('abort', () => reject(new Error('It is no longer wanted.')));
    const session = run.openDevices(({ type }) => {
      const news = meanings.get(type);
      if (news === undefined) return;
      const { kind, state } = news;
      if (state === 'over-constrained' && wishes[kind] !== null) {
        // The chosen device is gone: a call would take any other.
        wishes[kind] = null;
        session.perform({ type: 'open', kinds: [kind], choices: { ...wishes }, height });
        return;
      }
      found[kind] = state;
      const { camera, microphone } = found;
      if (camera !== undefined && microphone !== undefined) resolve({ camera, microphone });
    });
    session.perform({ type: 'open', kinds, choices: run.choices, height });
  });
}
