import { config } from 'zod/mini';
import { adoptEarlyCapture, adoptEarlySocket } from '../early-start/adopt-early-start.ts';
import type { EarlyStart } from '../early-start/early-start.ts';
import { getPageIdentity } from '../identity/page-identity.ts';
import { getPageCertificates } from './certificates.ts';
import { browserDevices } from './browser-devices.ts';
import { watchBrowserNetwork } from './browser-network.ts';
import { nextTask } from './next-task.ts';
import { withPageHideClose } from './page-hide-close.ts';
import type { Platform } from './platform.ts';

/**
 * The platform of a browser page.
 *
 * @param earlyStart what the page has started before its scripts loaded; the first call adopts it
 * @example
 * using call = createCall({ url, room, privateRoom: null, name: 'Ana', platform: browserPlatform() });
 * @public
 */
export function browserPlatform(earlyStart?: EarlyStart): Platform {
  // Compiled schemas need eval, which the content security policy of the page forbids.
  config({ jitless: true });
  const devices = browserDevices(navigator);
  // Before they are needed, because both take a while.
  const pageIdentity = getPageIdentity();
  void getPageCertificates();
  return {
    createPeerConnection: (configuration) => new RTCPeerConnection(configuration),
    createMediaStream: (tracks) => new MediaStream([...tracks]),
    WebSocket: withPageHideClose(earlyStart ? adoptEarlySocket(earlyStart.socket) : WebSocket),
    mediaDevices:
      devices && earlyStart?.media ? adoptEarlyCapture(devices, earlyStart.media) : devices,
    loadMeasurements: () => import('../measurements/measurements.ts'),
    loadComparisons: () => import('../comparison/call-comparisons.ts'),
    loadLinkChanges: () => import('../room-codec/link-changes.ts'),
    cryptography: {
      hash: async (bytes) => (await pageIdentity).cryptography.hash(bytes),
      verify: async (...parameters) => (await pageIdentity).cryptography.verify(...parameters),
      createIdentity: async () => (await pageIdentity).cryptography.createIdentity(),
    },
    getIdentity: async () => (await pageIdentity).identity,
    getCertificates: getPageCertificates,
    now: Date.now,
    nextTask,
    random: Math.random,
    watchNetwork: watchBrowserNetwork,
  };
}
