import wrtc from '@roamhq/wrtc';

/**
 * The RTCPeerConnection of @roamhq/wrtc, with the two behaviours of webrtc-pc that it lacks:
 * setLocalDescription without a description, and the implicit rollback of an offer by a remote one.
 * It remembers what was done with it.
 */
export class WrtcConnection extends wrtc.RTCPeerConnection {
  readonly configurations: RTCConfiguration[];
  readonly dataChannels: RTCDataChannel[] = [];
  /** Each description that was set, as `local offer`, `remote answer`, `rollback`. */
  readonly descriptions: string[] = [];
  /** Each candidate that the other side told of, and `` for the end of them. */
  readonly candidates: string[] = [];
  /** How many times the browser asked for a negotiation. */
  negotiationNeededCount = 0;

  constructor(configuration: RTCConfiguration) {
    super(configuration);
    this.configurations = [configuration];
    this.addEventListener('negotiationneeded', () => {
      this.negotiationNeededCount += 1;
    });
  }

  override async setLocalDescription(description?: RTCLocalSessionDescriptionInit): Promise<void> {
    const answering = this.signalingState === 'have-remote-offer';
    const local = description ?? (answering ? await this.createAnswer() : await this.createOffer());
    await super.setLocalDescription(local);
    this.descriptions.push(local.type === 'rollback' ? 'rollback' : `local ${local.type}`);
  }

  override async setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    if (description.type === 'offer' && this.signalingState === 'have-local-offer') {
      await this.setLocalDescription({ type: 'rollback' });
    }
    await super.setRemoteDescription(description);
    this.descriptions.push(`remote ${description.type}`);
  }

  override async addIceCandidate(candidate?: RTCIceCandidateInit | null): Promise<void> {
    this.candidates.push(candidate?.candidate ?? '');
    await super.addIceCandidate(candidate ?? undefined);
  }

  override setConfiguration(configuration: RTCConfiguration): void {
    super.setConfiguration(configuration);
    this.configurations.push(configuration);
  }

  override createDataChannel(label: string, options?: RTCDataChannelInit): RTCDataChannel {
    const channel = super.createDataChannel(label, options);
    this.dataChannels.push(channel);
    return channel;
  }
}
