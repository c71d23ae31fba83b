import { pathOfRoom } from '../../call/names/room-name.ts';

/** The link that leads others into a room. */
export const roomLink = (room: string): string => location.origin + pathOfRoom(room);

/** Puts a text on the clipboard. False where the browser has none for this page, or refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether the device can hand a link to another program, as phones do. */
export const canShare = (): boolean => 'share' in navigator;

/** Hands a link to another program. To change one's mind is no failure. */
export async function shareLink(title: string, url: string): Promise<void> {
  try {
    await navigator.share({ title, url });
  } catch {
    // Nothing was sent, and the person knows.
  }
}
