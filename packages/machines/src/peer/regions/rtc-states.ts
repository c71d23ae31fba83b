import { peerSetup } from '../setup.ts';

// The regions that say what the browser says, name for name. A new RTCPeerConnection begins them again.

/** RTCPeerConnection.connectionState, webrtc-pc section 4.3.3. */
export const connectionRegion = peerSetup.createStateConfig({
  description: 'The connection as a whole: ICE and DTLS together.',
  initial: 'new',
  on: {
    'connection.new': '.new',
    'connection.connecting': '.connecting',
    'connection.connected': '.connected',
    'connection.disconnected': '.disconnected',
    'connection.failed': '.failed',
    'connection.closed': '.closed',
    'generation.*': '.new',
  },
  states: {
    new: { description: 'Nothing has been tried yet.' },
    connecting: { description: 'A way between the two browsers is being set up and encrypted.' },
    connected: {
      description: 'The two browsers are connected and everything between them is encrypted.',
      tags: ['mediaPossible'],
      entry: 'recordConnected',
    },
    disconnected: {
      description: 'Nothing arrives at the moment; this often mends itself.',
    },
    failed: { description: 'No way between the two browsers works any more.' },
    closed: { description: 'This connection has been put away.', on: { 'connection.*': {} } },
  },
});

/** RTCPeerConnection.iceConnectionState, webrtc-pc section 4.3.4. */
export const iceRegion = peerSetup.createStateConfig({
  description: 'The search for a way between the two browsers (RFC 8445).',
  initial: 'new',
  on: {
    'ice.new': '.new',
    'ice.checking': '.checking',
    'ice.connected': '.connected',
    'ice.completed': '.completed',
    'ice.disconnected': '.disconnected',
    'ice.failed': '.failed',
    'ice.closed': '.closed',
    'generation.*': '.new',
  },
  states: {
    new: { description: 'Candidates are being collected, or the other side’s are awaited.' },
    checking: { description: 'Pairs of candidates are being tried.' },
    connected: { description: 'A usable way has been found; better ones are still being tried.' },
    completed: { description: 'Every pair has been tried, and the best one is in use.' },
    disconnected: { description: 'The way in use does not answer at the moment.' },
    failed: { description: 'Every pair has been tried, and none of them works.' },
    closed: { description: 'The search has ended for good.', on: { 'ice.*': {} } },
  },
});

/** RTCPeerConnection.iceGatheringState, webrtc-pc section 4.3.2. */
export const gatheringRegion = peerSetup.createStateConfig({
  description: 'The collecting of this side’s own addresses, from the device, STUN and TURN.',
  initial: 'new',
  on: {
    'gathering.new': '.new',
    'gathering.gathering': '.gathering',
    'gathering.complete': '.complete',
    'generation.*': '.new',
  },
  states: {
    new: { description: 'Collecting has not begun.' },
    gathering: { description: 'Addresses are being collected.' },
    complete: { description: 'All addresses have been collected.' },
  },
});

/** RTCPeerConnection.signalingState, webrtc-pc section 4.3.1 and RFC 8829 section 3.2. */
export const signalingRegion = peerSetup.createStateConfig({
  description: 'Where offer and answer stand.',
  initial: 'stable',
  on: {
    'signaling.stable': '.stable',
    'signaling.have-local-offer': '.have-local-offer',
    'signaling.have-remote-offer': '.have-remote-offer',
    'signaling.have-local-pranswer': '.have-local-pranswer',
    'signaling.have-remote-pranswer': '.have-remote-pranswer',
    'signaling.closed': '.closed',
    'generation.*': '.stable',
  },
  states: {
    stable: {
      description: 'No offer is open: nothing was negotiated yet, or all of it is settled.',
    },
    'have-local-offer': { description: 'This side has made an offer and awaits the answer.' },
    'have-remote-offer': {
      description: 'The other side has made an offer; this side owes an answer.',
    },
    'have-local-pranswer': {
      description: 'This side has answered for now; its final answer is to come.',
    },
    'have-remote-pranswer': {
      description: 'The other side has answered for now; its final answer is to come.',
    },
    closed: { description: 'Nothing can be negotiated any more.', on: { 'signaling.*': {} } },
  },
});

/** RTCDataChannel.readyState, webrtc-pc section 6.2. */
export const channelRegion = peerSetup.createStateConfig({
  description:
    'The data channel, over which the two pages tell each other what does not need the server.',
  initial: 'connecting',
  on: {
    'channel.connecting': '.connecting',
    'channel.open': '.open',
    'channel.closing': '.closing',
    'channel.closed': '.closed',
    'generation.*': '.connecting',
  },
  states: {
    connecting: { description: 'The channel waits for the connection.' },
    open: {
      description: 'The channel carries messages both ways.',
      entry: {
        type: 'sendToConnection',
        params: ({ context }) => ({ type: 'sendProfile', profile: context.profile }),
      },
    },
    closing: { description: 'The channel is being closed.' },
    closed: { description: 'The channel has ended.', on: { 'channel.*': {} } },
  },
});
