import { writeCandidate } from './candidate.ts';
import type { PeerConnection, SessionDescription } from './webrtc-types.ts';
import { FakeDataChannel } from './fake-data-channel.ts';
import { writeDescription, type Description, type Direction } from './description.ts';
import { IceCandidateEvent } from './ice-candidate-event.ts';
import type { IceSession, LocalCandidate } from './ice-session.ts';
import type { Host } from './media-network.ts';
import { createClosedError } from './operations-chain.ts';
import { validateCandidate, parseRemoteCandidate } from './remote-candidate.ts';
import { ConnectionStack } from './connection-stack.ts';
import { createStatsReport } from './stats-report.ts';
import type { FakeReceiver } from './fake-receiver.ts';
import type { FakeTransceiver } from './fake-transceiver.ts';
import type { RtcEnvironment } from './rtc-environment.ts';

const isDirection = (direction: RTCRtpTransceiverDirection): direction is Direction =>
  direction !== 'stopped';

/**
 * RTCPeerConnection (webrtc-pc section 4.4) over a simulated network and a simulated clock, as far as a
 * call uses it: everything bundled, transceivers of addTransceiver, negotiated data channels, no
 * provisional answers. Once it is closed, nothing of it is left in the scheduler or in the network.
 */
export class FakePeerConnection extends EventTarget implements PeerConnection {
  readonly #world: RtcEnvironment;
  readonly #stack: ConnectionStack;
  #configuration: RTCConfiguration;
  #isClosed = false;

  /** @param host the device that it lives on, by which the network knows it */
  constructor(world: RtcEnvironment, host: Host, configuration: RTCConfiguration = {}) {
    super();
    this.#world = world;
    this.#configuration = configuration;
    this.#stack = new ConnectionStack({
      environment: world,
      host,
      isClosed: () => this.#isClosed,
      configuration: () => this.#configuration,
      onCandidate: (candidate, session) => this.#announce(candidate, session),
      dispatch: (event) => this.#fire(event),
    });
  }

  get signalingState(): RTCSignalingState {
    return this.#stack.descriptions.state;
  }

  get iceConnectionState(): RTCIceConnectionState {
    return this.#isClosed ? 'closed' : this.#stack.states.ice;
  }

  get connectionState(): RTCPeerConnectionState {
    return this.#isClosed ? 'closed' : this.#stack.states.connection;
  }

  get iceGatheringState(): RTCIceGatheringState {
    return this.#stack.states.gathering;
  }

  get localDescription(): SessionDescription | null {
    return this.pendingLocalDescription ?? this.currentLocalDescription;
  }

  get remoteDescription(): SessionDescription | null {
    return this.pendingRemoteDescription ?? this.currentRemoteDescription;
  }

  get currentLocalDescription(): SessionDescription | null {
    return this.#written(this.#stack.descriptions.current('local'));
  }

  get pendingLocalDescription(): SessionDescription | null {
    return this.#written(this.#stack.descriptions.pending('local'));
  }

  get currentRemoteDescription(): SessionDescription | null {
    return this.#written(this.#stack.descriptions.current('remote'));
  }

  get pendingRemoteDescription(): SessionDescription | null {
    return this.#written(this.#stack.descriptions.pending('remote'));
  }

  addTransceiver(
    trackOrKind: MediaStreamTrack | string,
    init: RTCRtpTransceiverInit = {},
  ): FakeTransceiver {
    this.#demandOpen();
    const track = typeof trackOrKind === 'string' ? null : trackOrKind;
    const kind = track?.kind ?? trackOrKind;
    const { direction = 'sendrecv' } = init;
    if ((kind !== 'audio' && kind !== 'video') || !isDirection(direction)) {
      throw new TypeError('There is no such transceiver.');
    }
    const transceiver = this.#stack.transceivers.add(kind, { ...init, direction });
    if (track !== null) transceiver.sender.setTrack(track);
    this.#stack.negotiationNeeded.update();
    return transceiver;
  }

  getTransceivers(): FakeTransceiver[] {
    return [...this.#stack.transceivers.all];
  }

  getReceivers(): FakeReceiver[] {
    return this.getTransceivers().map(({ receiver }) => receiver);
  }

  createDataChannel(label: string, options: RTCDataChannelInit = {}): FakeDataChannel {
    this.#demandOpen();
    const { negotiated, id } = options;
    if (negotiated !== true || id === undefined) {
      throw new DOMException('Only negotiated channels are spoken here.', 'NotSupportedError');
    }
    const channel = new FakeDataChannel(this.#stack.transport.sctp, label, id);
    this.#stack.negotiationNeeded.update();
    return channel;
  }

  createOffer(): Promise<RTCSessionDescriptionInit> {
    return this.#stack.negotiator.create('offer');
  }

  createAnswer(): Promise<RTCSessionDescriptionInit> {
    return this.#stack.negotiator.create('answer');
  }

  setLocalDescription(description: RTCLocalSessionDescriptionInit = {}): Promise<void> {
    return this.#stack.negotiator.setLocal(description);
  }

  setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    return this.#stack.negotiator.setRemote(description);
  }

  async addIceCandidate(candidate?: RTCIceCandidateInit | null): Promise<void> {
    const init = candidate ?? {};
    validateCandidate(init);
    await this.#stack.chain.chain(() => {
      const { strictCandidates } = this.#world.variant;
      const remote = parseRemoteCandidate(init, this.#stack.descriptions, strictCandidates);
      return () => {
        if (remote !== null)
          this.#stack.transport.ice.addRemoteCandidate(remote.candidate, remote.ufrag);
      };
    });
  }

  restartIce(): void {
    if (this.#isClosed) return;
    this.#stack.builder.restartIce();
    this.#stack.negotiationNeeded.update();
  }

  getConfiguration(): RTCConfiguration {
    return this.#configuration;
  }

  /** Takes effect with the next generation of candidates. */
  setConfiguration(configuration: RTCConfiguration = {}): void {
    this.#demandOpen();
    if (configuration.bundlePolicy !== this.#configuration.bundlePolicy) {
      throw new DOMException('The bundle policy cannot change.', 'InvalidModificationError');
    }
    this.#configuration = configuration;
  }

  async getStats(): Promise<RTCStatsReport> {
    return createStatsReport(this.#stack.transport, this.#stack.transceivers.all);
  }

  /** webrtc-pc section 4.4.1.1. */
  close(): void {
    this.#end(false);
  }

  /** Ends it as a page that crashes does: the other side is not told. */
  crash(): void {
    this.#end(true);
  }

  #end(quietly: boolean): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#stack.close(quietly);
  }

  #demandOpen(): void {
    if (this.#isClosed) throw createClosedError();
  }

  #announce(candidate: LocalCandidate, { credentials }: IceSession): void {
    const { ufrag } = credentials;
    const section = this.#stack.descriptions.latest('local')?.sections[0];
    this.#fire(
      new IceCandidateEvent({
        candidate: writeCandidate(candidate, ufrag),
        sdpMid: section?.mid ?? null,
        sdpMLineIndex: 0,
        usernameFragment: ufrag,
      }),
    );
  }

  #written(description: Description | null): SessionDescription | null {
    if (description === null) return null;
    const gathered = this.#stack.transport.ice.candidatesOf(description.transport.credentials);
    const candidates = gathered.length === 0 ? description.candidates : gathered;
    return { type: description.type, sdp: writeDescription({ ...description, candidates }) };
  }

  #fire(event: Event): void {
    if (!this.#isClosed) this.dispatchEvent(event);
  }
}
