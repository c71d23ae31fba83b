export { actorAt, momentAt, type ActorAt, type Moment } from './moment.ts';
export { delaysOf, type Delay, type DelayEnd, type Delays } from './delays.ts';
export { changes, differences, type ActorChange, type Difference } from './differences.ts';
export { passes, type Filter } from './filter.ts';
export { messages, server, type Message } from './messages.ts';
export { placeAt, placeOf } from './position.ts';
export { tracksOf, type Track, type Tracks } from './tracks.ts';
