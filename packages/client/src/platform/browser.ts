import { config } from 'zod/mini';
import { watchBrowserNetwork } from '../network/network.ts';
import { tabSession } from '../session/session.ts';
import type { Platform } from './platform.ts';

/** The platform of a browser's page. */
export function browserPlatform(): Platform {
  // Compiled schemas need eval, which the page's content security policy forbids.
  config({ jitless: true });
  const locks: LockManager | undefined = 'locks' in navigator ? navigator.locks : undefined;
  const session = tabSession(sessionStorage, locks);
  return {
    createPeerConnection: (configuration) => new RTCPeerConnection(configuration),
    createMediaStream: (tracks) => new MediaStream([...tracks]),
    WebSocket,
    mediaDevices: 'mediaDevices' in navigator ? navigator.mediaDevices : null,
    session: () => session,
    now: Date.now,
    random: Math.random,
    watchNetwork: watchBrowserNetwork,
  };
}
