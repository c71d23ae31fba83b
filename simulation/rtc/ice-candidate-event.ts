/** RTCPeerConnectionIceEvent, webrtc-pc section 4.8.2; Node has none. */
export class IceCandidateEvent extends Event {
  readonly candidate: RTCIceCandidateInit | null;

  constructor(candidate: RTCIceCandidateInit | null) {
    super('icecandidate');
    this.candidate = candidate;
  }
}
