import type { ProbesCommand, ProbesReport } from '@visavis/machines/check';
import { fromCallback } from 'xstate';
import { ProbeRunner } from './probe-runner.ts';
import type { CheckRunOptions } from './check-run.ts';

/** The probes actor: looks at one thing after the other, from the start of a check to its end. */
export function createProbesLogic(options: CheckRunOptions, live: Set<Disposable>) {
  return fromCallback<ProbesCommand>(({ receive, sendBack }) => {
    const report = (event: ProbesReport) => sendBack(event);
    const run = new ProbeRunner(options, report);
    live.add(run);
    receive((command) => run.perform(command));
    return () => {
      live.delete(run);
      run[Symbol.dispose]();
    };
  });
}
