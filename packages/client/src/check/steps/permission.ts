import { captureHeight, type CaptureKind } from '@visavis/machines';
import type { CheckResults, Findings, StepResult } from '@visavis/machines/check';
import type { CheckRun } from '../check-run.ts';
import { createIssueResult, createPassedResult } from '../step-result.ts';

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

/** The device and the state that each report of a capture session is about. */
const reportMeanings = new Map<string, { readonly kind: CaptureKind; readonly state: DeviceState }>(
  captureKinds.flatMap((kind) =>
    deviceStates.map((state) => [`${kind}.${state}`, { kind, state }] as const),
  ),
);

/**
 * Requests camera and microphone as a call does, and keeps them open for the next steps. This step is about
 * permission only: the next ones report a missing or busy device.
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
    const open = {
      type: 'openDevices',
      facing: 'user',
      height: captureHeight('auto', 1),
    } as const;
    const choices = { ...run.choices };
    const states: Partial<Record<CaptureKind, DeviceState>> = {};
    signal.addEventListener('abort', () => reject(new Error('The check was aborted.')));
    const session = run.openDevices(({ type }) => {
      const meaning = reportMeanings.get(type);
      if (meaning === undefined) return;
      const { kind, state } = meaning;
      if (state === 'overconstrained' && choices[kind] !== null) {
        // The chosen device is missing. A call would use any other.
        choices[kind] = null;
        session.perform({ ...open, kinds: [kind], choices: { ...choices } });
        return;
      }
      states[kind] = state;
      const { camera, microphone } = states;
      if (camera !== undefined && microphone !== undefined) resolve({ camera, microphone });
    });
    session.perform({ ...open, kinds: captureKinds, choices: run.choices });
  });
}
