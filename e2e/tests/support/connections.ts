import type { Person } from './people.ts';

declare global {
  interface Window {
    /** Every RTCPeerConnection that the page has made, in order. */
    keptConnections: RTCPeerConnection[];
  }
}

/** Keeps every connection that a page makes, from its first script on. For `BrowserSettings.prepare`. */
export function keepConnections(): void {
  const kept: RTCPeerConnection[] = [];
  window.keptConnections = kept;
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      kept.push(this);
    }
  };
}

/** The signaling state of every connection that someone's page has made. */
export function signalingStates({ page }: Person): Promise<readonly RTCSignalingState[]> {
  return page.evaluate(() => window.keptConnections.map(({ signalingState }) => signalingState));
}
