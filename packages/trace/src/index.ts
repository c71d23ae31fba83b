export {
  Json,
  Redaction,
  Trace,
  TraceEntry,
  traceLimits,
  traceVersion,
  type EntryOf,
} from './format/format.ts';
export { isAltered, sealTrace } from './format/checksum.ts';
export { actorReference, errorReference, omittedValue } from './format/references.ts';
export { machines } from './machines.ts';
export { parseTrace, type ParseFailure } from './format/parse-trace.ts';
export { createRecorder, defaultRecorderLimits, type Recorder } from './recorder/recorder.ts';
export { saveTrace } from './recorder/save-trace.ts';
export { describeDivergence } from './replay/describe-divergence.ts';
export { replay, type Replayable } from './replay/replay.ts';
export type { Divergence, NewProperty, ReplayReport } from './replay/report.ts';
export * from './timeline/timeline.ts';
