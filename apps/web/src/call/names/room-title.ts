import { isPrivateRoomName } from './room-name.ts';

/**
 * What a room is called on the page. The name of a private room says nothing to people.
 *
 * @param text the words of the page
 */
export const roomTitle = (room: string, text: { readonly privateCall: string }): string =>
  isPrivateRoomName(room) ? text.privateCall : room;
