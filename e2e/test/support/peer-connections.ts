import type { Participant } from './participants.ts';

declare global {
  interface Window {
    /** Every RTCPeerConnection of the page, in order of creation. */
    peerConnections: RTCPeerConnection[];
  }
}

/** Init script that records every RTCPeerConnection of a page. */
export function recordPeerConnections(): void {
  const connections: RTCPeerConnection[] = [];
  window.peerConnections = connections;
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
    }
  };
}

/** The signaling states of all connections of a page that was opened with `recordPeerConnections`. */
export function getSignalingStates({ page }: Participant): Promise<readonly RTCSignalingState[]> {
  return page.evaluate(() => window.peerConnections.map(({ signalingState }) => signalingState));
}
