import { createRecorder, saveTrace, type Recorder, type Trace } from '@visavis/trace';
import { run, type RunReport } from './run.ts';

/** The trace of one page. */
export interface RecordedPage {
  readonly participantName: string;
  readonly trace: Trace;
}

const redaction = { hasNames: false };

/** What happened in a run, and the traces of its pages in the order in which they opened. */
export interface RecordedRun {
  readonly report: RunReport;
  readonly pages: readonly RecordedPage[];
}

/** Records every page that opens in a run. @param limits the limits of each recorder */
export async function recordRun(
  seed: number,
  limits?: Parameters<typeof createRecorder>[0]['limits'],
): Promise<RecordedRun> {
  const recorded: { readonly participantName: string; readonly recorder: Recorder }[] = [];
  const now = () => Date.now();
  const report = await run(seed, (participantName) => {
    const recorder = createRecorder({ now, ...(limits && { limits }) });
    recorded.push({ participantName, recorder });
    return recorder.inspect;
  });
  const recordedBy = `simulation, seed ${seed}`;
  const pages = recorded.map(({ participantName, recorder }) => ({
    participantName,
    trace: saveTrace(recorder, { recordedBy, redaction, now }),
  }));
  return { report, pages };
}
