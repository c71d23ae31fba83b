import { openMedia, openSocket, type Early } from '@visavis/client/early';
import { keptDevices, keptQuality } from './choices.ts';
import { intentOf } from './intent.ts';

let begun: Early | null = null;

/** Where the page's server listens for WebSockets. */
export const signalingUrl = () => `${location.origin.replace(/^http/, 'ws')}/trpc`;

/**
 * Begins what a call will need, before its script is there: the way to the server, and the devices where
 * the link says to join at once.
 */
export function beginEarly(): void {
  const { join } = intentOf(location.search);
  begun = {
    socket: openSocket(signalingUrl()),
    media: join ? openMedia(keptDevices(), keptQuality()) : null,
  };
}

/** What was begun, for the first call that asks. */
export function takeEarly(): Early | undefined {
  const early = begun ?? undefined;
  begun = null;
  return early;
}
