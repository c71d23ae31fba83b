import type { ConnectionCommand, ConnectionInput, ConnectionReport } from '@visavis/machines';
import type { IceServer, Profile } from '@visavis/protocol';
import type { Platform } from '../platform/platform.ts';
import type { TrackRegistry } from '../tracks/track-registry.ts';
import { createCandidateSignal, isCandidateForDescription } from './ice-candidate.ts';
import { dataChannelOptions, listenForProfiles, encodeProfileMessage } from './data-channel.ts';
import { MediaFlowMonitor } from './media-flow-monitor.ts';
import { getInitialScale, setResolutionScale } from './initial-resolution.ts';
import { OperationQueue } from './operation-queue.ts';
import { adoptSlots, createSlots, fillSlots, type SlotTransceivers } from './media-slots.ts';
import type { Ticker } from './ticker.ts';
import { readStats } from './read-stats.ts';
import { StatsSampler } from './stats-sampler.ts';

interface PeerConnectionOptions {
  readonly platform: Platform;
  readonly tracks: TrackRegistry;
  /** Ticks at the pace of a {@link MediaFlowMonitor}. */
  readonly ticker: Ticker;
  readonly input: ConnectionInput;
  readonly report: (event: ConnectionReport) => void;
}

const buildConfiguration = (
  iceServers: readonly IceServer[],
  iceTransportPolicy: RTCIceTransportPolicy,
): RTCConfiguration => ({
  iceServers: iceServers.map(({ urls, username, credential }) => ({
    urls: [...urls],
    ...(username !== undefined && { username }),
    ...(credential !== undefined && { credential }),
  })),
  iceTransportPolicy,
  bundlePolicy: 'max-bundle',
});

/** One RTCPeerConnection: carries out the machine's commands in order, and reports in plain data. */
export class PeerConnection implements Disposable {
  readonly #options: PeerConnectionOptions;
  readonly #connection: RTCPeerConnection;
  readonly #operations = new OperationQueue();
  readonly #stats: StatsSampler;
  readonly #flow: MediaFlowMonitor;
  readonly #listening = new AbortController();
  #input: ConnectionInput;
  #slots: SlotTransceivers | null = null;
  #channel: RTCDataChannel | null = null;
  #hide: (() => void) | null = null;

  constructor(options: PeerConnectionOptions) {
    const { platform, input, tracks } = options;
    this.#options = options;
    this.#input = input;
    this.#connection = platform.createPeerConnection(
      buildConfiguration(input.iceServers, input.iceTransportPolicy),
    );
    this.#stats = new StatsSampler(this.#connection, (stats) => {
      this.#report({ type: 'stats.updated', stats });
      void this.#sendWholePictures();
    });
    this.#flow = new MediaFlowMonitor({
      ticker: options.ticker,
      receivers: () => this.#connection.getReceivers(),
      videoReceiver: () => this.#slots?.camera.receiver ?? null,
      bytesReceived: () =>
        this.#connection.getStats().then(
          (report) => readStats(report, null).counters.bytesReceived,
          // A connection that is being closed has no statistics to give.
          () => 0,
        ),
      report: (state, before) => {
        this.#report({ type: `flow.${state}` });
        // After a silence the other side's decoder has lost the thread as well. A change of size makes a
        // picture that stands on its own, and a small one is soon there.
        if (state === 'audioOnly' && before === 'stalled') void this.#sendSmallPictures();
      },
    });
    this.#listen();
    if (input.role === 'answerer') return;
    this.#useSlots(createSlots(this.#connection, tracks.getTracksForSlots(input.slots)));
    this.#operations.run(
      () => this.#sendSmallPictures(),
      () => {},
    );
    this.#openChannel();
  }

  /** Carries a command out when those before it are done. What fails is reported, never thrown. */
  perform(command: ConnectionCommand): void {
    this.#operations.run(
      () => this.#carryOut(command),
      (error) => this.#failed(command, error),
    );
  }

  async #carryOut(command: ConnectionCommand): Promise<void> {
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
        await this.#adopt();
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
        // It would be refused (webrtc-pc section 4.4.1.6), after the answer had waited for that.
        if (
          command.isFromIgnoredOffer &&
          !isCandidateForDescription(connection.remoteDescription, candidate)
        )
          return;
        await connection.addIceCandidate(candidate);
        return;
      }
      case 'restartIce':
        connection.setConfiguration(
          buildConfiguration(command.iceServers, command.iceTransportPolicy),
        );
        this.#input = { ...this.#input, iceTransportPolicy: command.iceTransportPolicy };
        connection.restartIce();
        return;
      case 'setSlots':
        this.#input = { ...this.#input, slots: command.slots };
        if (this.#slots) await fillSlots(this.#slots, this.#tracks());
        return;
      case 'setIceServers':
        connection.setConfiguration(
          buildConfiguration(command.iceServers, this.#input.iceTransportPolicy),
        );
        return;
      case 'sendProfile':
        if (this.#channel?.readyState === 'open') {
          this.#channel.send(encodeProfileMessage(command.profile));
        }
        return;
      default:
        command satisfies never;
    }
  }

  #failed(command: ConnectionCommand, error: unknown): void {
    // A candidate may belong to a description that was never applied; ICE goes on with the others.
    // A track that cannot be replaced, or a profile not sent, leaves the connection as it is.
    const fatal =
      command.type === 'makeOffer' ||
      command.type === 'acceptOffer' ||
      command.type === 'acceptAnswer' ||
      command.type === 'restartIce';
    if (!fatal) return;
    this.#report({ type: 'operation.failed', operation: command.type, message: String(error) });
  }

  /** The first offer brings the slots; the channel is created with them, so that nothing else is needed. */
  async #adopt(): Promise<void> {
    if (this.#slots) return;
    this.#useSlots(await adoptSlots(this.#connection, this.#tracks()));
    await this.#sendSmallPictures();
    this.#openChannel();
  }

  #tracks() {
    return this.#options.tracks.getTracksForSlots(this.#input.slots);
  }

  #useSlots(slots: SlotTransceivers): void {
    this.#slots = slots;
    const { platform, tracks, input } = this.#options;
    const received = ({ receiver }: RTCRtpTransceiver) => receiver.track;
    this.#hide = tracks.addRemoteStreams(input.remote, {
      user: platform.createMediaStream([received(slots.microphone), received(slots.camera)]),
      screen: platform.createMediaStream([received(slots.screen), received(slots.screenAudio)]),
    });
  }

  async #sendSmallPictures(): Promise<void> {
    if (this.#slots)
      await setResolutionScale(this.#slots.camera.sender, getInitialScale(this.#tracks().camera));
  }

  /** After the first pictures. */
  async #sendWholePictures(): Promise<void> {
    if (this.#slots) await setResolutionScale(this.#slots.camera.sender, 1);
  }

  #openChannel(): void {
    const { signal } = this.#listening;
    const channel = this.#connection.createDataChannel('visavis', dataChannelOptions);
    this.#channel = channel;
    const state = () => this.#report({ type: `channel.${channel.readyState}` });
    for (const type of ['open', 'closing', 'close'] as const) {
      channel.addEventListener(type, state, { signal });
    }
    const pass = (profile: Profile) => this.#report({ type: 'profile.received', profile });
    listenForProfiles(channel, pass, signal);
  }

  #listen(): void {
    const connection = this.#connection;
    const on = <Type extends keyof RTCPeerConnectionEventMap>(
      type: Type,
      listener: (event: RTCPeerConnectionEventMap[Type]) => void,
    ) => connection.addEventListener(type, listener, { signal: this.#listening.signal });

    on('connectionstatechange', () => {
      this.#report({ type: `connection.${connection.connectionState}` });
      const { connectionState } = connection;
      this.#stats.run(connectionState === 'connected');
      // Also while it is called disconnected: the first thing that arrives says that it no longer is.
      this.#flow.run(connectionState === 'connected' || connectionState === 'disconnected');
    });
    on('iceconnectionstatechange', () =>
      this.#report({ type: `ice.${connection.iceConnectionState}` }),
    );
    on('icegatheringstatechange', () =>
      this.#report({ type: `gathering.${connection.iceGatheringState}` }),
    );
    on('signalingstatechange', () =>
      this.#report({ type: `signaling.${connection.signalingState}` }),
    );
    on('negotiationneeded', () => this.#report({ type: 'negotiationneeded' }));
    on('icecandidate', ({ candidate }) => {
      const signal = createCandidateSignal(candidate);
      if (signal !== null) this.#report({ type: 'icecandidate', candidate: signal });
    });
  }

  #report(event: ConnectionReport): void {
    if (!this.#operations.isDisposed) this.#options.report(event);
  }

  [Symbol.dispose](): void {
    this.#operations[Symbol.dispose]();
    this.#listening.abort();
    this.#stats[Symbol.dispose]();
    this.#flow[Symbol.dispose]();
    this.#hide?.();
    this.#connection.close();
  }
}
