/**
 * What the page does before any other of its script is there, written into the page itself by
 * build/inline-early.ts. In development nothing is begun early.
 */
import { startEarlyCapture, openEarlySocket } from '@visavis/client/early-start';
import { isRoomName, roomInPath } from '../call/names/room-name.ts';
import { missingBrowserFeatures } from '../ui/browser/required-features.ts';
import { signalingUrl } from '../call/session/server-url.ts';
import { storedDevices, storedQuality } from '../call/session/stored-devices.ts';
import { readLinkParameters } from '../call/session/link-parameters.ts';

const room = roomInPath(location.pathname);

if (room !== null && isRoomName(room) && missingBrowserFeatures().length === 0) {
  const { join } = readLinkParameters(location.search);
  window.visavisEarlyStart = {
    socket: openEarlySocket(signalingUrl()),
    media: join ? startEarlyCapture(storedDevices(), storedQuality()) : null,
  };
}
