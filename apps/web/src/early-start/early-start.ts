/**
 * Opens the WebSocket and the devices before any other script is loaded. build/inline-early-start.ts inlines this
 * script into the page. In development nothing starts early.
 */
import { openEarlySocket, startEarlyCapture } from '@visavis/client/early-start';
import { isRoomName, roomInPath } from '../call/names/room-name.ts';
import { readLinkParameters } from '../call/session/link-parameters.ts';
import { signalingUrl } from '../call/session/server-url.ts';
import { storedDevices, storedQuality } from '../call/session/stored-choices.ts';
import { missingBrowserFeatures } from '../ui/browser/required-features.ts';

const room = roomInPath(location.pathname);

if (room !== null && isRoomName(room) && missingBrowserFeatures().length === 0) {
  const { join } = readLinkParameters(location.search);
  window.visavisEarlyStart = {
    socket: openEarlySocket(signalingUrl()),
    media: join ? startEarlyCapture(storedDevices(), storedQuality()) : null,
  };
}
