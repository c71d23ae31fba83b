export {
  Json,
  Redaction,
  Trace,
  TraceEntry,
  traceLimits,
  traceVersion,
  type EntryOf,
} from './format/format.ts';
export { actorLink, errorLink, unseen } from './format/links.ts';
export { machines } from './machines.ts';
export { parseTrace, type Unreadable } from './format/parse.ts';
export { createRecorder, recorderLimits, type Recorder } from './recorder/recorder.ts';
export { saveTrace } from './recorder/save.ts';
export { describe } from './replay/describe.ts';
export { replay, type Departure, type Replay } from './replay/replay.ts';
export * from './timeline/timeline.ts';
