import { isPrivateRoomName, pathOfRoom } from '../../call/names/room-name.ts';

/**
 * The link to the room of this page. That of a private room ends with its secret, as the address does. When the secret
 * changes, so does the snapshot of the call: what tracks the snapshot shows the new link.
 */
export const roomLink = (room: string): string =>
  location.origin + pathOfRoom(room) + (isPrivateRoomName(room) ? location.hash : '');

/** Whether the device can share links with other apps, as phones can. */
export const canShare = (): boolean => 'share' in navigator;

/** Shares a link with another app. Cancelling is not an error. */
export async function shareLink(title: string, url: string): Promise<void> {
  try {
    await navigator.share({ title, url });
  } catch {
    // The user cancelled, or the browser has said why.
  }
}
