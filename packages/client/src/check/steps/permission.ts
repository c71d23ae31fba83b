import { captureHeight, type CaptureKind } from '@visavis/machines';
import type { Findings, StepResult, CheckResults } from '@visavis/machines/check';
import { createIssueResult, createPassedResult } from '../step-result.ts';
import type { CheckRun } from '../check-run.ts';

const captureKinds = ['camera', 'microphone'] as const satisfies readonly CaptureKind[];
type DeviceState = Findings['permission'][CaptureKind];

const deviceStates = [
  'live',
  'denied',
  'missing',
  'busy',
  'overconstrained',
  'insecure',
] as const satisfies readonly DeviceState[];

/** What each report of the devices says of which. */
const reportMeanings = new Map<string, { readonly kind: CaptureKind; readonly state: DeviceState }>(
  captureKinds.flatMap((kind) =>
    deviceStates.map((state) => [`${kind}.${state}`, { kind, state }] as const),
  ),
);

/**
 * Asks for camera and microphone just as a call does, and keeps them running for the steps that follow. A
 * device that is missing or busy is those steps' matter; here it is about being allowed.
 */
export async function checkPermission(
  run: CheckRun,
  _: CheckResults,
  signal: AbortSignal,
): Promise<StepResult<'permission'>> {
  const finding = await openDevices(run, signal);
  const denied = captureKinds.filter(
    (kind) => finding[kind] === 'denied' || finding[kind] === 'insecure',
  );
  if (denied.length === 0) return createPassedResult('permission', finding);
  const reason = finding[denied[0] ?? 'camera'] === 'insecure' ? 'insecure' : 'denied';
  const outcome = denied.length === captureKinds.length ? 'failed' : 'warned';
  return createIssueResult('permission', outcome, reason, finding);
}

function openDevices(run: CheckRun, signal: AbortSignal): Promise<Findings['permission']> {
  return new Promise((resolve, reject) => {
    const height = captureHeight('auto', 1);
    const wishes = { ...run.choices };
    const found: Partial<Record<CaptureKind, DeviceState>> = {};
    signal.addEventListener('abort', () => reject(new Error('It is no longer wanted.')));
    const session = run.openDevices(({ type }) => {
      const news = reportMeanings.get(type);
      if (news === undefined) return;
      const { kind, state } = news;
      if (state === 'overconstrained' && wishes[kind] !== null) {
        // The chosen device is gone: a call would take any other.
        wishes[kind] = null;
        session.perform({ type: 'openDevices', kinds: [kind], choices: { ...wishes }, height });
        return;
      }
      found[kind] = state;
      const { camera, microphone } = found;
      if (camera !== undefined && microphone !== undefined) resolve({ camera, microphone });
    });
    session.perform({ type: 'openDevices', kinds: captureKinds, choices: run.choices, height });
  });
}
