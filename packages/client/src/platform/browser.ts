import { config } from 'zod/mini';
import { adoptMedia, adoptSocket } from '../early/adopt.ts';
import type { Early } from '../early/early.ts';
import { watchBrowserNetwork } from '../network/network.ts';
import { pageSession } from '../session/session.ts';
import { browserDevices } from './devices.ts';
import { partingWebSocket } from './parting-socket.ts';
import type { Platform } from './platform.ts';

/** The platform of a browser's page, with what the page began early, if it did. */
export function browserPlatform(early?: Early): Platform {
  // Compiled schemas need eval, which the page's content security policy forbids.
  config({ jitless: true });
  const devices = browserDevices(navigator);
  return {
    createPeerConnection: (configuration) => new RTCPeerConnection(configuration),
    createMediaStream: (tracks) => new MediaStream([...tracks]),
    WebSocket: partingWebSocket(early ? adoptSocket(early.socket) : WebSocket),
    mediaDevices: devices && early?.media ? adoptMedia(devices, early.media) : devices,
    session: pageSession,
    now: Date.now,
    random: Math.random,
    watchNetwork: watchBrowserNetwork,
  };
}
