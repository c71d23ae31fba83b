/** The entry of the script that a call runs on, without the user interface. */
export { generateRoomName } from '@visavis/client';
export { openFirstSession } from './session.ts';
