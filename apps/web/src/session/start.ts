import { isRoomSlug, roomInPath } from '../names/slug.ts';
import { openSession } from './session.ts';

// Runs before what shows a call is even read: the server and the devices answer meanwhile.
const room = roomInPath(location.pathname);
if (room !== null && isRoomSlug(room)) openSession(room);
