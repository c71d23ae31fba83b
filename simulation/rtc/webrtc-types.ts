/**
 * The subset of WebRTC that a call uses. Both the browser's objects and the fakes implement it, which the
 * compiler checks, so code that uses these types runs on both.
 */
export interface RtpSender extends Pick<RTCRtpSender, 'track' | 'getParameters' | 'setParameters'> {
  replaceTrack(withTrack: MediaStreamTrack | null): Promise<void>;
}

export type RtpReceiver = Pick<RTCRtpReceiver, 'track' | 'getSynchronizationSources'>;

export interface RtpTransceiver extends Pick<
  RTCRtpTransceiver,
  'mid' | 'direction' | 'currentDirection'
> {
  readonly sender: RtpSender;
  readonly receiver: RtpReceiver;
}

export interface DataChannel
  extends
    Pick<RTCDataChannel, 'label' | 'id' | 'negotiated' | 'ordered' | 'readyState' | 'close'>,
    EventTarget {
  send(data: string): void;
}

export type SessionDescription = Pick<RTCSessionDescription, 'type' | 'sdp'>;

export interface PeerConnection
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
  /** Null before a data channel has been negotiated. */
  readonly sctp: {
    readonly transport: Pick<RTCDtlsTransport, 'getRemoteCertificates'>;
  } | null;
  readonly localDescription: SessionDescription | null;
  readonly remoteDescription: SessionDescription | null;
  readonly currentLocalDescription: SessionDescription | null;
  readonly currentRemoteDescription: SessionDescription | null;
  readonly pendingLocalDescription: SessionDescription | null;
  readonly pendingRemoteDescription: SessionDescription | null;
  addTransceiver(
    trackOrKind: MediaStreamTrack | string,
    init?: RTCRtpTransceiverInit,
  ): RtpTransceiver;
  getTransceivers(): RtpTransceiver[];
  getReceivers(): RtpReceiver[];
  createDataChannel(label: string, options?: RTCDataChannelInit): DataChannel;
  createOffer(): Promise<RTCSessionDescriptionInit>;
  createAnswer(): Promise<RTCSessionDescriptionInit>;
  setLocalDescription(description?: RTCLocalSessionDescriptionInit): Promise<void>;
  setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void>;
  addIceCandidate(candidate?: RTCIceCandidateInit | null): Promise<void>;
}
