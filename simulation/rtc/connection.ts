/**
 * The part of WebRTC that a call uses. The browser's own objects have it, and so have the fake's: the
 * compiler proves both, so that what is written against these types runs on either.
 */
export interface Sender extends Pick<RTCRtpSender, 'track' | 'getParameters' | 'setParameters'> {
  replaceTrack(withTrack: MediaStreamTrack | null): Promise<void>;
}

export type Receiver = Pick<RTCRtpReceiver, 'track' | 'getSynchronizationSources'>;

export interface Transceiver extends Pick<
  RTCRtpTransceiver,
  'mid' | 'direction' | 'currentDirection'
> {
  readonly sender: Sender;
  readonly receiver: Receiver;
}

export interface Channel
  extends
    Pick<RTCDataChannel, 'label' | 'id' | 'negotiated' | 'ordered' | 'readyState' | 'close'>,
    EventTarget {
  send(data: string): void;
}

/** The text of a session description, and what it is. */
export type SessionDescription = Pick<RTCSessionDescription, 'type' | 'sdp'>;

export interface Connection
  extends
    Pick<
      RTCPeerConnection,
      | 'connectionState'
      | 'iceConnectionState'
      | 'iceGatheringState'
      | 'signalingState'
      | 'close'
      | 'restartIce'
      | 'setConfiguration'
      | 'getConfiguration'
      | 'getStats'
    >,
    EventTarget {
  readonly localDescription: SessionDescription | null;
  readonly remoteDescription: SessionDescription | null;
  readonly currentLocalDescription: SessionDescription | null;
  readonly currentRemoteDescription: SessionDescription | null;
  readonly pendingLocalDescription: SessionDescription | null;
  readonly pendingRemoteDescription: SessionDescription | null;
  addTransceiver(trackOrKind: MediaStreamTrack | string, init?: RTCRtpTransceiverInit): Transceiver;
  getTransceivers(): Transceiver[];
  getReceivers(): Receiver[];
  createDataChannel(label: string, options?: RTCDataChannelInit): Channel;
  createOffer(): Promise<RTCSessionDescriptionInit>;
  createAnswer(): Promise<RTCSessionDescriptionInit>;
  setLocalDescription(description?: RTCLocalSessionDescriptionInit): Promise<void>;
  setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void>;
  addIceCandidate(candidate?: RTCIceCandidateInit | null): Promise<void>;
}
