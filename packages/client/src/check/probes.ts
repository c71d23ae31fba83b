import {
  reportOf,
  type Judged,
  type ProbesCommand,
  type ProbesReport,
  type ResultOf,
  type Results,
  type Step,
} from '@visavis/machines/check';
import { ended } from './result.ts';
import { CheckRun, type CheckRunOptions } from './run.ts';
import { lookAtBrowser } from './steps/browser.ts';
import { lookAtCamera } from './steps/camera.ts';
import { holdTheLine } from './steps/holding.ts';
import { listenToMicrophone } from './steps/microphone.ts';
import { tellNat } from './steps/nat.ts';
import { askPermission } from './steps/permission.ts';
import { measureRelay } from './steps/relay.ts';
import { lookAtSecurity } from './steps/secure.ts';
import { reachServer } from './steps/signaling.ts';
import { askStun } from './steps/stun.ts';
import { allocate } from './steps/turn.ts';

/** Looks at one step. It may throw, which is a failure, and is to stop when the signal says so. */
type Look<R> = (run: CheckRun, results: Results, signal: AbortSignal) => R | Promise<R>;

const looks: Readonly<Record<Judged, Look<Parameters<typeof reportOf>[0]>>> = {
  browser: lookAtBrowser,
  secure: lookAtSecurity,
  permission: askPermission,
  camera: lookAtCamera,
  microphone: listenToMicrophone,
  signaling: reachServer,
  holding: holdTheLine,
  stun: askStun,
  nat: tellNat,
  turnUdp: (run, _, signal) => allocate('turnUdp', run, signal),
  turnTcp: (run, _, signal) => allocate('turnTcp', run, signal),
  turnTls: (run, _, signal) => allocate('turnTls', run, signal),
  relay: measureRelay,
} satisfies { readonly [S in Judged]: Look<ResultOf<S>> };

/** One run of a check: it does what the machine commands, and tells how each step ended. */
export class Probes implements Disposable {
  readonly #run: CheckRun;
  readonly #report: (event: ProbesReport) => void;
  readonly #running = new Map<Step, AbortController>();

  constructor(options: CheckRunOptions, report: (event: ProbesReport) => void) {
    this.#run = new CheckRun(options);
    this.#report = report;
  }

  perform(command: ProbesCommand): void {
    switch (command.type) {
      case 'begin':
        void this.#begin(command.step, command.results);
        return;
      case 'end':
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

  async #begin(step: Step, results: Results): Promise<void> {
    const running = new AbortController();
    this.#running.set(step, running);
    const event = await this.#look(step, results, running.signal);
    if (!running.signal.aborted) this.#report(event);
  }

  async #look(step: Step, results: Results, signal: AbortSignal): Promise<ProbesReport> {
    if (step === 'speaker') return this.#play();
    try {
      return reportOf(await looks[step](this.#run, results, signal));
    } catch {
      return reportOf({ step, outcome: 'failed', reason: 'broken', finding: null });
    }
  }

  async #play(): Promise<ProbesReport> {
    try {
      await this.#run.platform.playSound();
      return { type: 'speaker.played' };
    } catch {
      return { type: 'speaker.failed', result: ended('speaker', 'failed', 'no-sound') };
    }
  }

  [Symbol.dispose](): void {
    for (const running of this.#running.values()) running.abort();
    this.#running.clear();
    this.#run[Symbol.dispose]();
  }
}
