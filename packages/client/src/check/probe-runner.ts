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
import { checkIdleConnection } from './steps/idle-connection.ts';
import { checkMicrophone } from './steps/microphone.ts';
import { checkNat } from './steps/nat.ts';
import { checkPermission } from './steps/permission.ts';
import { checkRelay } from './steps/relay.ts';
import { checkSecureContext } from './steps/secure-context.ts';
import { checkSignaling } from './steps/signaling.ts';
import { checkStun } from './steps/stun.ts';
import { checkTurn } from './steps/turn.ts';

/** Looks at one step. It may throw, which is a failure, and is to stop when the signal says so. */
type StepCheck<R> = (run: CheckRun, results: CheckResults, signal: AbortSignal) => R | Promise<R>;

const stepChecks: Readonly<Record<ProbedStep, StepCheck<Parameters<typeof stepReport>[0]>>> = {
  browser: checkBrowser,
  secureContext: checkSecureContext,
  permission: checkPermission,
  camera: checkCamera,
  microphone: checkMicrophone,
  signaling: checkSignaling,
  keepalive: checkIdleConnection,
  stun: checkStun,
  nat: checkNat,
  turnUdp: (run, _, signal) => checkTurn('turnUdp', run, signal),
  turnTcp: (run, _, signal) => checkTurn('turnTcp', run, signal),
  turnTls: (run, _, signal) => checkTurn('turnTls', run, signal),
  relay: checkRelay,
} satisfies { readonly [S in ProbedStep]: StepCheck<StepResult<S>> };

/** One run of a check: it does what the machine commands, and tells how each step ended. */
export class ProbeRunner implements Disposable {
  readonly #run: CheckRun;
  readonly #report: (event: ProbesReport) => void;
  readonly #running = new Map<CheckStep, AbortController>();

  constructor(options: CheckRunOptions, report: (event: ProbesReport) => void) {
    this.#run = new CheckRun(options);
    this.#report = report;
  }

  perform(command: ProbesCommand): void {
    switch (command.type) {
      case 'startStep':
        void this.#begin(command.step, command.results);
        return;
      case 'stopStep':
        this.#running.get(command.step)?.abort();
        this.#running.delete(command.step);
        return;
      case 'releaseDevices':
        this.#run.releaseDevices();
        return;
      default:
        command satisfies never;
    }
  }

  async #begin(step: CheckStep, results: CheckResults): Promise<void> {
    const running = new AbortController();
    this.#running.set(step, running);
    const event = await this.#look(step, results, running.signal);
    if (!running.signal.aborted) this.#report(event);
  }

  async #look(step: CheckStep, results: CheckResults, signal: AbortSignal): Promise<ProbesReport> {
    if (step === 'speaker') return this.#play();
    try {
      return stepReport(await stepChecks[step](this.#run, results, signal));
    } catch {
      return stepReport({ step, outcome: 'failed', reason: 'internal-error', finding: null });
    }
  }

  async #play(): Promise<ProbesReport> {
    try {
      await this.#run.platform.playTestAudio();
      return { type: 'speaker.played' };
    } catch {
      return {
        type: 'speaker.failed',
        result: createIssueResult('speaker', 'failed', 'playback-failed'),
      };
    }
  }

  [Symbol.dispose](): void {
    for (const running of this.#running.values()) running.abort();
    this.#running.clear();
    this.#run[Symbol.dispose]();
  }
}
