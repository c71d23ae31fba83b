import { config } from 'zod/mini';
import { adoptEarlyCapture, adoptEarlySocket } from '../early-start/adopt-early-start.ts';
import type { EarlyStart } from '../early-start/early-start.ts';
import { watchBrowserNetwork } from './browser-network.ts';
import { getPageSessionSecret } from '../session/tab-session.ts';
import { browserDevices } from './browser-devices.ts';
import { withPageHideClose } from './page-hide-close.ts';
import type { Platform } from './platform.ts';

/** The platform of a browser's page, with what the page began early, if it did. */
export function browserPlatform(early?: EarlyStart): Platform {
  // Compiled schemas need eval, which the page's content security policy forbids.
  config({ jitless: true });
  const devices = browserDevices(navigator);
  return {
    createPeerConnection: (configuration) => new RTCPeerConnection(configuration),
    createMediaStream: (tracks) => new MediaStream([...tracks]),
    WebSocket: withPageHideClose(early ? adoptEarlySocket(early.socket) : WebSocket),
    mediaDevices: devices && early?.media ? adoptEarlyCapture(devices, early.media) : devices,
    getSessionSecret: getPageSessionSecret,
    now: Date.now,
    random: Math.random,
    watchNetwork: watchBrowserNetwork,
  };
}
