import { writeCandidate } from './candidate.ts';
import { ConnectionStack } from './connection-stack.ts';
import { writeDescription, type Description } from './description.ts';
import type { Direction } from './direction.ts';
import { FakeDataChannel } from './fake-data-channel.ts';
import type { FakeReceiver } from './fake-receiver.ts';
import type { FakeTransceiver } from './fake-transceiver.ts';
import { IceCandidateEvent } from './ice-candidate-event.ts';
import type { IceSession } from './ice-session.ts';
import type { Host, LocalCandidate } from './model.ts';
import { createClosedError } from './operations-chain.ts';
import { parseRemoteCandidate, validateCandidate } from './remote-candidate.ts';
import type { RtcEnvironment } from './rtc-environment.ts';
import { createStatsReport } from './stats-report.ts';
import type { PeerConnection, SessionDescription } from './webrtc-types.ts';

const isDirection = (direction: RTCRtpTransceiverDirection): direction is Direction =>
  direction !== 'stopped';

/** The SDP of a description. It changes when the session of the description has gathered another candidate. */
interface FormattedDescription {
  readonly sdp: string;
  readonly gatheredCandidates: readonly LocalCandidate[];
  readonly candidateCount: number;
}

/**
 * RTCPeerConnection (webrtc-pc section 4.4) on a simulated network and clock. It implements what a call uses:
 * bundled media, transceivers from addTransceiver, and negotiated data channels, but no provisional answers.
 * A closed connection leaves nothing in the scheduler or in the network.
 */
export class FakePeerConnection extends EventTarget implements PeerConnection {
  readonly #environment: RtcEnvironment;
  readonly #stack: ConnectionStack;
  #configuration: RTCConfiguration;
  readonly #formatted = new WeakMap<Description, FormattedDescription>();
  #isClosed = false;

  /** @param host the host on the simulated network */
  constructor(environment: RtcEnvironment, host: Host, configuration: RTCConfiguration = {}) {
    super();
    this.#environment = environment;
    this.#configuration = configuration;
    this.#stack = new ConnectionStack({
      environment,
      host,
      isClosed: () => this.#isClosed,
      configuration: () => this.#configuration,
      onCandidate: (candidate, session) => this.#fireCandidate(candidate, session),
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

  get sctp(): PeerConnection['sctp'] {
    const { transport } = this.#stack;
    if (!transport.hasApplication) return null;
    const getRemoteCertificates = () => {
      const isConnected = transport.dtls.state === 'connected';
      return isConnected && transport.remote !== null ? [transport.remote.certificate.buffer] : [];
    };
    return { transport: { getRemoteCertificates } };
  }

  /** The host at the other end of the connection, also while nothing arrives; null before there is one. */
  get remoteHost(): Host | null {
    return this.#stack.transport.remote?.host ?? null;
  }

  get localDescription(): SessionDescription | null {
    return this.pendingLocalDescription ?? this.currentLocalDescription;
  }

  get remoteDescription(): SessionDescription | null {
    return this.pendingRemoteDescription ?? this.currentRemoteDescription;
  }

  get currentLocalDescription(): SessionDescription | null {
    return this.#format(this.#stack.descriptions.current('local'));
  }

  get pendingLocalDescription(): SessionDescription | null {
    return this.#format(this.#stack.descriptions.pending('local'));
  }

  get currentRemoteDescription(): SessionDescription | null {
    return this.#format(this.#stack.descriptions.current('remote'));
  }

  get pendingRemoteDescription(): SessionDescription | null {
    return this.#format(this.#stack.descriptions.pending('remote'));
  }

  addTransceiver(
    trackOrKind: MediaStreamTrack | string,
    init: RTCRtpTransceiverInit = {},
  ): FakeTransceiver {
    this.#assertOpen();
    const track = typeof trackOrKind === 'string' ? null : trackOrKind;
    const kind = track?.kind ?? trackOrKind;
    const { direction = 'sendrecv' } = init;
    if ((kind !== 'audio' && kind !== 'video') || !isDirection(direction)) {
      throw new TypeError('Invalid transceiver kind or direction.');
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
    this.#assertOpen();
    const { negotiated, id } = options;
    if (negotiated !== true || id === undefined) {
      throw new DOMException('Only negotiated channels are supported.', 'NotSupportedError');
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
      const { strictCandidates } = this.#environment.variant;
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

  /** Takes effect when gathering starts for the next ICE generation. */
  setConfiguration(configuration: RTCConfiguration = {}): void {
    this.#assertOpen();
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
    this.#close(false);
  }

  /** Ends the connection as a page crash does: the remote is not notified. */
  crash(): void {
    this.#close(true);
  }

  #close(isCrash: boolean): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#stack.close(isCrash);
  }

  #assertOpen(): void {
    if (this.#isClosed) throw createClosedError();
  }

  #fireCandidate(candidate: LocalCandidate, { credentials }: IceSession): void {
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

  #format(description: Description | null): SessionDescription | null {
    if (description === null) return null;
    const gatheredCandidates = this.#stack.transport.ice.candidatesOf(
      description.transport.credentials,
    );
    const { type } = description;
    const known = this.#formatted.get(description);
    if (
      known?.gatheredCandidates === gatheredCandidates &&
      known.candidateCount === gatheredCandidates.length
    )
      return { type, sdp: known.sdp };
    const candidateCount = gatheredCandidates.length;
    const candidates = candidateCount === 0 ? description.candidates : gatheredCandidates;
    const sdp = writeDescription({ ...description, candidates });
    this.#formatted.set(description, { sdp, gatheredCandidates, candidateCount });
    return { type, sdp };
  }

  #fire(event: Event): void {
    if (!this.#isClosed) this.dispatchEvent(event);
  }
}
