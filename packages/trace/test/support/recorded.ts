import { createRecorder, type Recorder } from '../../src/index.ts';
import { playCall, someSecrets, type Secrets } from './call.ts';
import { playCheck } from './check.ts';

/** A clock that goes on by half a millisecond each time it is looked at. */
export function steadyClock(start = 1_700_000_000_000): () => number {
  let time = start;
  return () => (time += 0.5);
}

/** A recorder that has seen a call. */
export function recordedCall(
  secrets: Secrets = someSecrets,
  limits?: Parameters<typeof createRecorder>[0]['limits'],
): Recorder {
  const recorder = createRecorder({ now: steadyClock(), ...(limits && { limits }) });
  playCall(secrets, recorder.inspect);
  return recorder;
}

/** A recorder that has seen a check. */
export function recordedCheck(): Recorder {
  const recorder = createRecorder({ now: steadyClock() });
  playCheck(recorder.inspect);
  return recorder;
}
