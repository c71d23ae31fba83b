import type { ConnectionCommand, ConnectionInput, ConnectionReport } from '@visavis/machines';
import type { ConnectionComparison, CreateComparison } from '../comparison/comparisons.ts';
import { openDataChannels, type DataChannels } from '../peer-messages/data-channels.ts';
import type { PeerMessenger } from '../peer-messages/peer-messenger.ts';
import type { Platform } from '../platform/platform.ts';
import type { TrackRegistry } from '../tracks/track-registry.ts';
import { listen } from '../voice/listen.ts';
import { turnRanks, type ConnectionTurns } from './connection-turns.ts';
import { CertificateCheck } from './certificate-check.ts';
import { isVital, needsTurn } from './command-kinds.ts';
import { buildConfiguration } from './configuration.ts';
import { reportConnectionEvents } from './connection-events.ts';
import { isCandidateForDescription } from './ice-candidate.ts';
import { getStartupLimit } from './initial-resolution.ts';
import { MediaFlowMonitor } from './media-flow-monitor.ts';
import { adoptSlots, createSlots, fillSlots, type SlotTransceivers } from './media-slots.ts';
import { OperationQueue } from './operation-queue.ts';
import { SenderParameters } from './sender-parameters.ts';
import { StatsSampler } from './stats-sampler.ts';
import type { Ticker } from './ticker.ts';

/** What a {@link PeerConnection} is created with. */
export interface PeerConnectionOptions {
  readonly platform: Platform;
  readonly tracks: TrackRegistry;
  /** Ticks at the poll interval of a {@link MediaFlowMonitor}. */
  readonly ticker: Ticker;
  /** Outlives the connection. */
  readonly messenger: PeerMessenger;
  readonly createComparison: CreateComparison;
  readonly input: ConnectionInput;
  readonly certificates: readonly RTCCertificate[];
  /** The turns of all connections in what blocks the page. */
  readonly turns: Pick<ConnectionTurns, 'take'>;
  /** The rank in these turns, as long as the two peers have never been connected. */
  readonly strangerRank: number;
  readonly report: (event: ConnectionReport) => void;
}

/** One RTCPeerConnection: executes the commands of the machine in order, and reports plain data. */
export class PeerConnection implements Disposable {
  readonly #options: PeerConnectionOptions;
  readonly #connection: RTCPeerConnection;
  readonly #operations = new OperationQueue();
  readonly #stats: StatsSampler;
  readonly #flow: MediaFlowMonitor;
  readonly #disposal = new AbortController();
  #input: ConnectionInput;
  #slots: SlotTransceivers | null = null;
  /** Stops to listen to the peer; null before the first media. */
  #stopListening: (() => void) | null = null;
  #cameraParameters: SenderParameters | null = null;
  #channels: DataChannels | null = null;
  #removeRemoteStreams: (() => void) | null = null;
  /** Whether the two peers have been connected, over this connection or an earlier one. */
  #hasBeenConnected: boolean;
  readonly #certificateCheck: CertificateCheck;
  readonly #comparison: ConnectionComparison;

  constructor(options: PeerConnectionOptions) {
    const { platform, input, tracks } = options;
    this.#options = options;
    this.#input = input;
    this.#hasBeenConnected = input.hasBeenConnected;
    this.#connection = platform.createPeerConnection(
      this.#buildConfiguration(input.iceServers, input.iceTransportPolicy),
    );
    const report = (event: ConnectionReport) => this.#report(event);
    this.#certificateCheck = new CertificateCheck(this.#connection, platform.cryptography, report);
    this.#comparison = options.createComparison({
      remote: input.remote,
      getFingerprints: () => this.#certificateCheck.fingerprints,
      // The messenger outlives this connection, and a comparison does not.
      send: (message) => void (this.#operations.isDisposed || options.messenger.send(message)),
      report,
    });
    this.#stats = new StatsSampler(this.#connection, platform, (stats) => {
      this.#report({ type: 'stats.updated', stats });
      // Chromium may tell the certificate a moment after the connection is established.
      void this.#certificateCheck.run();
      // The first frames have been sent.
      void this.#cameraParameters?.setLimit('startup', null);
    });
    this.#flow = this.#createFlowMonitor();
    const { signal } = this.#disposal;
    reportConnectionEvents(this.#connection, report, signal);
    this.#connection.addEventListener('connectionstatechange', () => this.#runMonitors(), {
      signal,
    });
    if (input.role === 'answerer') return;
    this.#useSlots(createSlots(this.#connection, tracks.getTracksForSlots(input.slots)));
    this.#operations.run(
      async () => this.#limitToInitialResolution(),
      () => {},
    );
    this.#openChannels();
  }

  /** Executes a command after the ones before it. Failures are reported, never thrown. */
  perform(command: ConnectionCommand): void {
    const execute = () => this.#execute(command);
    this.#operations.run(
      () => (needsTurn(command) ? this.#takeTurn(execute) : execute()),
      (error) => this.#handleFailure(command, error),
    );
  }

  async #execute(command: ConnectionCommand): Promise<void> {
    const connection = this.#connection;
    switch (command.type) {
      case 'makeOffer': {
        const { round } = command;
        await connection.setLocalDescription();
        this.#report({ type: 'offer.made', round, sdp: connection.localDescription?.sdp ?? '' });
        return;
      }
      case 'acceptOffer': {
        const { round, sdp } = command;
        await connection.setRemoteDescription({ type: 'offer', sdp });
        await this.#adoptOffer();
        await connection.setLocalDescription();
        this.#report({ type: 'answer.made', round, sdp: connection.localDescription?.sdp ?? '' });
        return;
      }
      case 'acceptAnswer':
        await connection.setRemoteDescription({ type: 'answer', sdp: command.sdp });
        this.#report({ type: 'answer.accepted', round: command.round });
        return;
      case 'addIceCandidate': {
        const { kind: _, ...candidate } = command.candidate;
        // The browser would reject the candidate of an ignored offer (webrtc-pc section 4.4.1.6), and only
        // after a pending answer has been applied.
        const isUnexpected =
          command.isFromIgnoredOffer &&
          !isCandidateForDescription(connection.remoteDescription, candidate);
        if (!isUnexpected) await connection.addIceCandidate(candidate);
        return;
      }
      case 'restartIce':
        connection.setConfiguration(
          this.#buildConfiguration(command.iceServers, command.iceTransportPolicy),
        );
        this.#input = { ...this.#input, iceTransportPolicy: command.iceTransportPolicy };
        connection.restartIce();
        return;
      case 'setSlots':
        this.#input = { ...this.#input, slots: command.slots };
        if (this.#slots) await fillSlots(this.#slots, this.#getTracks());
        return;
      case 'setIceServers':
        connection.setConfiguration(
          this.#buildConfiguration(command.iceServers, this.#input.iceTransportPolicy),
        );
        return;
      case 'sendProfile':
        if (this.#channels)
          this.#options.messenger.send({ type: 'profile', profile: command.profile });
        return;
      case 'sendWanted':
        this.#options.messenger.send({ type: 'wanted', video: command.video });
        return;
      case 'startComparison':
      case 'endComparison':
        this.#comparison.perform(command);
        return;
      default:
        command satisfies never;
    }
  }

  #buildConfiguration(
    iceServers: ConnectionInput['iceServers'],
    policy: RTCIceTransportPolicy,
  ): RTCConfiguration {
    return buildConfiguration(iceServers, policy, this.#options.certificates);
  }

  #takeTurn(work: () => Promise<void>): Promise<void> {
    const { turns, strangerRank } = this.#options;
    const rank = () => (this.#hasBeenConnected ? turnRanks.known : strangerRank);
    return turns.take(work, { rank, signal: this.#disposal.signal });
  }

  #handleFailure(command: ConnectionCommand, error: unknown): void {
    if (!isVital(command)) return;
    this.#report({ type: 'operation.failed', operation: command.type, message: String(error) });
  }

  /** Adopts the transceivers of the first offer, and opens the channels before the answer is made. */
  async #adoptOffer(): Promise<void> {
    if (this.#slots) return;
    this.#useSlots(await adoptSlots(this.#connection, this.#getTracks()));
    await this.#limitToInitialResolution();
    this.#openChannels();
  }

  #getTracks() {
    return this.#options.tracks.getTracksForSlots(this.#input.slots);
  }

  #useSlots(slots: SlotTransceivers): void {
    this.#slots = slots;
    this.#cameraParameters = new SenderParameters(slots.camera.sender);
    const { platform, tracks, input } = this.#options;
    const received = ({ receiver }: RTCRtpTransceiver) => receiver.track;
    this.#removeRemoteStreams = tracks.addRemoteStreams(input.remote, {
      user: platform.createMediaStream([received(slots.microphone), received(slots.camera)]),
      screen: platform.createMediaStream([received(slots.screen), received(slots.screenAudio)]),
    });
  }

  #limitToInitialResolution(): Promise<void> | undefined {
    return this.#cameraParameters?.setLimit('startup', getStartupLimit(this.#getTracks().camera));
  }

  #openChannels(): void {
    const { signal } = this.#disposal;
    const channels = openDataChannels(this.#connection, signal);
    this.#channels = channels;
    const { control } = channels;
    const reportState = () => this.#report({ type: `channel.${control.readyState}` });
    for (const type of ['open', 'closing', 'close'] as const) {
      control.addEventListener(type, reportState, { signal });
    }
    this.#options.messenger.attach(
      control,
      {
        onProfile: (profile) => this.#report({ type: 'profile.received', profile }),
        onWanted: (video) => this.#report({ type: 'wanted.received', video }),
        onComparison: (message) => this.#comparison.receive(message),
      },
      signal,
    );
  }

  #createFlowMonitor(): MediaFlowMonitor {
    return new MediaFlowMonitor({
      ticker: this.#options.ticker,
      receivers: () => this.#connection.getReceivers(),
      videoReceiver: () => this.#slots?.camera.receiver ?? null,
      bytesReceived: () =>
        Promise.all([this.#connection.getStats(), this.#options.platform.loadMeasurements()]).then(
          ([report, { readStats }]) => readStats(report, null).counters.bytesReceived,
          // A connection that is being closed has no statistics.
          () => 0,
        ),
      report: (state, before) => {
        this.#report({ type: `flow.${state}` });
        this.#stopListening ??= this.#listenToPeer();
        // After a stall the remote decoder needs a key frame too. A change of resolution makes one, and a
        // small one arrives soon.
        if (state === 'audioOnly' && before === 'stalled') void this.#limitToInitialResolution();
      },
    });
  }

  #listenToPeer(): () => void {
    const { platform, ticker } = this.#options;
    return listen(
      platform,
      ({ PeerVoiceMonitor }) =>
        new PeerVoiceMonitor({
          ticker,
          receiver: () => this.#slots?.microphone.receiver ?? null,
          getStats: () => this.#connection.getStats(),
          report: (state) => this.#report({ type: `voice.${state}` }),
        }),
    );
  }

  #runMonitors(): void {
    const { connectionState } = this.#connection;
    if (connectionState === 'connected') {
      this.#hasBeenConnected = true;
      void this.#certificateCheck.run();
    }
    this.#stats.run(connectionState === 'connected');
    // Also while disconnected: the first media that arrives shows that the connection is back.
    this.#flow.run(connectionState === 'connected' || connectionState === 'disconnected');
  }

  #report(event: ConnectionReport): void {
    if (!this.#operations.isDisposed) this.#options.report(event);
  }

  [Symbol.dispose](): void {
    this.#operations[Symbol.dispose]();
    this.#disposal.abort();
    this.#stats[Symbol.dispose]();
    this.#flow[Symbol.dispose]();
    this.#stopListening?.();
    this.#removeRemoteStreams?.();
    void this.#options.turns.take(async () => this.#connection.close(), {
      rank: () => turnRanks.closing,
    });
  }
}
