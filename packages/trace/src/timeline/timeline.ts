export { actorStateAt, actorStatesAt, type ActorState, type ActorStates } from './actor-states.ts';
export { delaysOf, type Delay, type DelayEnd, type Delays } from './delays.ts';
export { diffActorStates, diffValues, type ActorChange, type Difference } from './differences.ts';
export { createEntryTest, type EntryFilter } from './filter.ts';
export { listMessages, serverKey, type Message } from './messages.ts';
export { indexAtTime, indexAtSeq } from './entry-index.ts';
export { actorLogsOf, type ActorLog, type ActorLogs } from './actor-logs.ts';
