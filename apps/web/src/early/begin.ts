/**
 * What the page does before any other of its script is there, written into the page itself by
 * build/inline-early.ts. In development nothing is begun early.
 */
import { openMedia, openSocket } from '@visavis/client/early';
import { isRoomSlug, roomInPath } from '../names/slug.ts';
import { missingHere } from '../support/support.ts';
import { signalingUrl } from './address.ts';
import { keptDevices, keptQuality } from '../session/choices.ts';
import { intentOf } from '../session/intent.ts';

const room = roomInPath(location.pathname);

if (room !== null && isRoomSlug(room) && missingHere().length === 0) {
  const { join } = intentOf(location.search);
  window.visavisEarly = {
    socket: openSocket(signalingUrl()),
    media: join ? openMedia(keptDevices(), keptQuality()) : null,
  };
}
