/** The way into everything that a call needs. */
export { randomRoomName } from '@visavis/client';
export { openFirst } from '../session/session.ts';
export { Room } from './room.tsx';
