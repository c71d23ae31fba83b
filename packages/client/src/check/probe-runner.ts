import {
  stepReport,
  type ProbedStep,
  type ProbesCommand,
  type ProbesReport,
  type StepResult,
  type CheckResults,
  type CheckStep,
} from '@visavis/machines/check';
import { createIssueResult } from './step-result.ts';
import { CheckRun, type CheckRunOptions } from './check-run.ts';
import { checkBrowser } from './steps/browser.ts';
import { checkCamera } from './steps/camera.ts';
import { checkKeepalive } from './steps/keepalive.ts';
import { checkMicrophone } from './steps/microphone.ts';
import { checkNat } from './steps/nat.ts';
import { checkPermission } from './steps/permission.ts';
import { checkRelay } from './steps/relay.ts';
import { checkSecureContext } from './steps/secure-context.ts';
import { checkSignaling } from './steps/signaling.ts';
import { checkStun } from './steps/stun.ts';
import { checkTurn } from './steps/turn.ts';

/**
 * Checks one step. It stops when the signal is aborted. An exception is a failure of the step.
 */
type StepCheck<R> = (run: CheckRun, results: CheckResults, signal: AbortSignal) => R | Promise<R>;

const stepChecks: Readonly<Record<ProbedStep, StepCheck<Parameters<typeof stepReport>[0]>>> = {
  browser: checkBrowser,
  secureContext: checkSecureContext,
  permission: checkPermission,
  camera: checkCamera,
  microphone: checkMicrophone,
  signaling: checkSignaling,
  keepalive: checkKeepalive,
  stun: checkStun,
  nat: checkNat,
  turnUdp: (run, _, signal) => checkTurn('turnUdp', run, signal),
  turnTcp: (run, _, signal) => checkTurn('turnTcp', run, signal),
  turnTls: (run, _, signal) => checkTurn('turnTls', run, signal),
  relay: checkRelay,
} satisfies { readonly [S in ProbedStep]: StepCheck<StepResult<S>> };

/** Executes the commands of the check machine in one run, and reports how each step ended. */
export class ProbeRunner implements Disposable {
  readonly #run: CheckRun;
  readonly #report: (event: ProbesReport) => void;
  readonly #runningSteps = new Map<CheckStep, AbortController>();

  constructor(options: CheckRunOptions, report: (event: ProbesReport) => void) {
    this.#run = new CheckRun(options);
    this.#report = report;
  }

  perform(command: ProbesCommand): void {
    switch (command.type) {
      case 'startStep':
        void this.#startStep(command.step, command.results);
        return;
      case 'stopStep':
        this.#runningSteps.get(command.step)?.abort();
        this.#runningSteps.delete(command.step);
        return;
      case 'releaseDevices':
        this.#run.releaseDevices();
        return;
      default:
        command satisfies never;
    }
  }

  async #startStep(step: CheckStep, results: CheckResults): Promise<void> {
    const abort = new AbortController();
    this.#runningSteps.set(step, abort);
    const event = await this.#checkStep(step, results, abort.signal);
    if (!abort.signal.aborted) this.#report(event);
  }

  async #checkStep(
    step: CheckStep,
    results: CheckResults,
    signal: AbortSignal,
  ): Promise<ProbesReport> {
    if (step === 'speaker') return this.#playTestAudio();
    try {
      return stepReport(await stepChecks[step](this.#run, results, signal));
    } catch {
      return stepReport({ step, outcome: 'failed', reason: 'internal-error', finding: null });
    }
  }

  async #playTestAudio(): Promise<ProbesReport> {
    try {
      await this.#run.platform.playTestAudio();
      return { type: 'speaker.played' };
    } catch {
      const result = createIssueResult('speaker', 'failed', 'playback-failed');
      return { type: 'speaker.failed', result };
    }
  }

  [Symbol.dispose](): void {
    for (const abort of this.#runningSteps.values()) abort.abort();
    this.#runningSteps.clear();
    this.#run[Symbol.dispose]();
  }
}
