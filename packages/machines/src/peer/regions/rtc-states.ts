import { peerSetup } from '../setup.ts';

// These regions mirror the states of the browser, with the same names. A new RTCPeerConnection resets them. One that
// this side closes reports nothing (webrtc-pc section 4.4.3), so its end does.

/** RTCPeerConnection.connectionState, webrtc-pc section 4.3.3. */
export const connectionRegion = peerSetup.createStateConfig({
  description: 'The connection as a whole: ICE and DTLS.',
  initial: 'new',
  on: {
    'connection.new': '.new',
    'connection.connecting': '.connecting',
    'connection.connected': '.connected',
    'connection.disconnected': '.disconnected',
    'connection.failed': '.failed',
    'connection.closed': '.closed',
    'generation.ended': '.closed',
    'generation.*': '.new',
  },
  states: {
    new: { description: 'Connecting has not started.' },
    connecting: { description: 'ICE and DTLS are connecting the two browsers.' },
    connected: {
      description: 'The two browsers are connected, and everything between them is encrypted.',
      tags: ['mediaPossible'],
      entry: 'recordConnected',
    },
    disconnected: {
      description: 'Nothing arrives at the moment; this often ends by itself.',
    },
    failed: { description: 'ICE or DTLS failed: no path between the two browsers works.' },
    closed: { description: 'The connection has been closed.', on: { 'connection.*': {} } },
  },
});

/** RTCPeerConnection.iceConnectionState, webrtc-pc section 4.3.4. */
export const iceRegion = peerSetup.createStateConfig({
  description: 'The search for a path between the two browsers (ICE, RFC 8445).',
  initial: 'new',
  on: {
    'ice.new': '.new',
    'ice.checking': '.checking',
    'ice.connected': '.connected',
    'ice.completed': '.completed',
    'ice.disconnected': '.disconnected',
    'ice.failed': '.failed',
    'ice.closed': '.closed',
    'generation.ended': '.closed',
    'generation.*': '.new',
  },
  states: {
    new: { description: 'Candidates are being gathered, or those of the peer have not arrived.' },
    checking: { description: 'Candidate pairs are being checked.' },
    connected: {
      description: 'A working candidate pair was found; better ones are still being checked.',
    },
    completed: {
      description: 'All candidate pairs have been checked, and the best one is in use.',
    },
    disconnected: { description: 'The candidate pair in use does not answer at the moment.' },
    failed: { description: 'All candidate pairs have been checked, and none of them works.' },
    closed: { description: 'ICE has been shut down.', on: { 'ice.*': {} } },
  },
});

/** RTCPeerConnection.iceGatheringState, webrtc-pc section 4.3.2. */
export const gatheringRegion = peerSetup.createStateConfig({
  description: 'The gathering of local candidates from the device, STUN and TURN.',
  initial: 'new',
  on: {
    'gathering.new': '.new',
    'gathering.gathering': '.gathering',
    'gathering.complete': '.complete',
    'generation.*': '.new',
  },
  states: {
    new: { description: 'Gathering has not started.' },
    gathering: { description: 'Candidates are being gathered.' },
    complete: { description: 'All candidates have been gathered.' },
  },
});

/** RTCPeerConnection.signalingState, webrtc-pc section 4.3.1 and RFC 8829 section 3.2. */
export const signalingRegion = peerSetup.createStateConfig({
  description: 'The progress of offer and answer.',
  initial: 'stable',
  on: {
    'signaling.stable': '.stable',
    'signaling.have-local-offer': '.have-local-offer',
    'signaling.have-remote-offer': '.have-remote-offer',
    'signaling.have-local-pranswer': '.have-local-pranswer',
    'signaling.have-remote-pranswer': '.have-remote-pranswer',
    'signaling.closed': '.closed',
    'generation.ended': '.closed',
    'generation.*': '.stable',
  },
  states: {
    stable: {
      description:
        'No offer is pending: nothing was negotiated yet, or the negotiation is complete.',
    },
    'have-local-offer': { description: 'This side has made an offer and waits for the answer.' },
    'have-remote-offer': {
      description: 'The peer has made an offer, and this side has not answered yet.',
    },
    'have-local-pranswer': {
      description: 'This side has given a provisional answer.',
    },
    'have-remote-pranswer': {
      description: 'The peer has given a provisional answer.',
    },
    closed: { description: 'The connection has been closed.', on: { 'signaling.*': {} } },
  },
});

/** RTCDataChannel.readyState, webrtc-pc section 6.2. */
export const channelRegion = peerSetup.createStateConfig({
  description: 'The data channel, for messages between the two pages without the server.',
  initial: 'connecting',
  on: {
    'channel.connecting': '.connecting',
    'channel.open': '.open',
    'channel.closing': '.closing',
    'channel.closed': '.closed',
    'generation.ended': '.closed',
    'generation.*': '.connecting',
  },
  states: {
    connecting: { description: 'The data channel waits for the connection.' },
    open: {
      description: 'Messages can be sent both ways.',
      entry: [
        {
          type: 'sendToConnection',
          params: ({ context }) => ({ type: 'sendProfile', profile: context.profile }),
        },
        'sendUnwantedVideo',
      ],
    },
    closing: { description: 'The data channel is being closed.' },
    closed: { description: 'The data channel has been closed.', on: { 'channel.*': {} } },
  },
});
