/** RTCPeerConnectionIceEvent (webrtc-pc section 4.8.2), which Node does not provide. */
export class IceCandidateEvent extends Event {
  readonly candidate: RTCIceCandidateInit | null;

  constructor(candidate: RTCIceCandidateInit | null) {
    super('icecandidate');
    this.candidate = candidate;
  }
}
