import { Rooms } from '../../src/index.ts';
import { describeRoomStore } from '../support/rooms-conformance.ts';

describeRoomStore('rooms in memory', (limits) => new Rooms(limits));
