import { createRecorder, type Recorder } from '../../src/index.ts';
import { playCall, exampleSecrets, type Secrets } from './play-call.ts';
import { playCheck } from './play-check.ts';

/** A clock that advances by half a millisecond each time it is read. */
export function steadyClock(start = 1_700_000_000_000): () => number {
  let time = start;
  return () => (time += 0.5);
}

/** Records a call. */
export function recordCall(
  secrets: Secrets = exampleSecrets,
  limits?: Parameters<typeof createRecorder>[0]['limits'],
): Recorder {
  const recorder = createRecorder({ now: steadyClock(), ...(limits && { limits }) });
  playCall(secrets, recorder.inspect);
  return recorder;
}

/** Records a check. */
export function recordCheck(): Recorder {
  const recorder = createRecorder({ now: steadyClock() });
  playCheck(recorder.inspect);
  return recorder;
}
