import wrtc from '@roamhq/wrtc';

/**
 * The RTCPeerConnection of @roamhq/wrtc with two missing features of webrtc-pc: setLocalDescription
 * without a description, and the implicit rollback of a local offer by a remote one. It records its calls.
 */
export class WrtcConnection extends wrtc.RTCPeerConnection {
  readonly configurations: RTCConfiguration[];
  readonly dataChannels: RTCDataChannel[] = [];
  /** All descriptions that were set, such as `local offer`, `remote answer`, `rollback`. */
  readonly descriptions: string[] = [];
  /** All remote candidates, with `` for end-of-candidates. */
  readonly candidates: string[] = [];
  /** How many `negotiationneeded` events there were. */
  negotiationNeededCount = 0;

  constructor(configuration: RTCConfiguration) {
    super(configuration);
    this.configurations = [configuration];
    this.addEventListener('negotiationneeded', () => {
      this.negotiationNeededCount += 1;
    });
  }

  override async setLocalDescription(description?: RTCLocalSessionDescriptionInit): Promise<void> {
    const isAnswer = this.signalingState === 'have-remote-offer';
    const local = description ?? (isAnswer ? await this.createAnswer() : await this.createOffer());
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
