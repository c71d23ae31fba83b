/** The way into what a call runs on, without anything that is drawn. */
export { generateRoomName } from '@visavis/client';
export { openFirstSession } from './session.ts';
