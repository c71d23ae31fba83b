/** The way into everything that a call needs. Its first import begins the call of a link that leads to one. */
import '../session/start.ts';

export { randomRoomName } from '@visavis/client';
export { Room } from './room.tsx';
