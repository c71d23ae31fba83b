import type { ProbesCommand, ProbesReport } from '@visavis/machines/check';
import { fromCallback } from 'xstate';
import type { CheckRunOptions } from './check-run.ts';
import { ProbeRunner } from './probe-runner.ts';

/**
 * The logic of the probes actor: it executes the steps of one check.
 *
 * @param disposables holds the live runner, so that it can be disposed if the actor ends in error
 */
export function createProbesLogic(options: CheckRunOptions, disposables: Set<Disposable>) {
  return fromCallback<ProbesCommand>(({ receive, sendBack }) => {
    const report = (event: ProbesReport) => sendBack(event);
    const runner = new ProbeRunner(options, report);
    disposables.add(runner);
    receive((command) => runner.perform(command));
    return () => {
      disposables.delete(runner);
      runner[Symbol.dispose]();
    };
  });
}
