import { createRecorder, saveTrace, type Recorder, type Trace } from '@visavis/trace';
import { run } from './run.ts';

/** What a page has recorded, and whose it is. */
export interface RecordedPage {
  readonly name: string;
  readonly trace: Trace;
}

const redaction = { hasNames: false };

/** Records every page that is opened in a run. @param limits of each recorder */
export async function recordRun(
  seed: number,
  limits?: Parameters<typeof createRecorder>[0]['limits'],
): Promise<RecordedPage[]> {
  const pages: { readonly name: string; readonly recorder: Recorder }[] = [];
  const now = () => Date.now();
  await run(seed, (name) => {
    const recorder = createRecorder({ now, ...(limits && { limits }) });
    pages.push({ name, recorder });
    return recorder.inspect;
  });
  const where = `simulation, seed ${seed}`;
  return pages.map(({ name, recorder }) => ({
    name,
    trace: saveTrace(recorder, { recordedBy: where, redaction, now }),
  }));
}
