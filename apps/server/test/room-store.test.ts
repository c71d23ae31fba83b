import { MemoryRoomStore } from '../src/index.ts';
import { describeRoomStore } from './conformance/room-store.ts';

describeRoomStore('rooms in memory', (limits) => new MemoryRoomStore(limits));
