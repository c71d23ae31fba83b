/**
 * The states of a connection, named as in the specifications, in the order in which a connection normally
 * passes them. A type test in packages/client compares them with the types of the browser.
 */

/** RTCPeerConnectionState, webrtc-pc section 4.3.3. @public */
export const connectionStates = [
  'new',
  'connecting',
  'connected',
  'disconnected',
  'failed',
  'closed',
] as const;
export type ConnectionState = (typeof connectionStates)[number];

/** RTCIceConnectionState, webrtc-pc section 4.3.4. @public */
export const iceStates = [
  'new',
  'checking',
  'connected',
  'completed',
  'disconnected',
  'failed',
  'closed',
] as const;
export type IceState = (typeof iceStates)[number];

/** RTCIceGatheringState, webrtc-pc section 4.3.2. @public */
export const gatheringStates = ['new', 'gathering', 'complete'] as const;
export type GatheringState = (typeof gatheringStates)[number];

/** RTCSignalingState, webrtc-pc section 4.3.1. @public */
export const signalingStates = [
  'stable',
  'have-local-offer',
  'have-remote-offer',
  'have-local-pranswer',
  'have-remote-pranswer',
  'closed',
] as const;
export type SignalingState = (typeof signalingStates)[number];

/** RTCDataChannelState, webrtc-pc section 6.2. @public */
export const channelStates = ['connecting', 'open', 'closing', 'closed'] as const;
export type ChannelState = (typeof channelStates)[number];

/** Whether audio or video arrives. Not a browser state: those notice missing media only after seconds. */
export const flowStates = ['stalled', 'audioOnly', 'receiving'] as const;
export type FlowState = (typeof flowStates)[number];
