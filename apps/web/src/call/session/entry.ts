/** The entry of the script that a call runs on, without the user interface. */
export { openFirstSession } from './session.ts';
