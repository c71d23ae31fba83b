/** The way into what a call runs on, without anything that is drawn. */
export { randomRoomName } from '@visavis/client';
export { openFirst } from './session.ts';
