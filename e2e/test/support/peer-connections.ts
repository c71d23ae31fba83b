import type { Participant } from './participants.ts';

declare global {
  interface Window {
    /** Every RTCPeerConnection that the page has made, in order. */
    peerConnections: RTCPeerConnection[];
  }
}

/** Keeps every connection that a page makes, from its first script on. For `BrowserOptions.initScript`. */
export function recordPeerConnections(): void {
  const kept: RTCPeerConnection[] = [];
  window.peerConnections = kept;
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      kept.push(this);
    }
  };
}

/** The signaling state of every connection that someone's page has made. */
export function getSignalingStates({ page }: Participant): Promise<readonly RTCSignalingState[]> {
  return page.evaluate(() => window.peerConnections.map(({ signalingState }) => signalingState));
}
