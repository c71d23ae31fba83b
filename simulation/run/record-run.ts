import { createRecorder, saveTrace, type Recorder, type Trace } from '@visavis/trace';
import { run } from './run.ts';

/** The trace of one page. */
export interface RecordedPage {
  readonly participantName: string;
  readonly trace: Trace;
}

const redaction = { hasNames: false };

/** Records every page that opens in a run. @param limits the limits of each recorder */
export async function recordRun(
  seed: number,
  limits?: Parameters<typeof createRecorder>[0]['limits'],
): Promise<RecordedPage[]> {
  const pages: { readonly participantName: string; readonly recorder: Recorder }[] = [];
  const now = () => Date.now();
  await run(seed, (participantName) => {
    const recorder = createRecorder({ now, ...(limits && { limits }) });
    pages.push({ participantName, recorder });
    return recorder.inspect;
  });
  const recordedBy = `simulation, seed ${seed}`;
  return pages.map(({ participantName, recorder }) => ({
    participantName,
    trace: saveTrace(recorder, { recordedBy, redaction, now }),
  }));
}
