import { randomInRange } from '../random/random.ts';
import { DescriptionBuilder } from './description-builder.ts';
import { DescriptionStore } from './description-store.ts';
import { isApplication } from './description.ts';
import { createCertificate, fingerprintOf } from './ice-credentials.ts';
import type { IceSession } from './ice-session.ts';
import type { Host, LocalCandidate } from './model.ts';
import { NegotiationNeeded } from './negotiation-needed.ts';
import { Negotiator } from './negotiator.ts';
import { OperationsChain } from './operations-chain.ts';
import type { RtcEnvironment } from './rtc-environment.ts';
import { StateReporter } from './state-reporter.ts';
import { TaskQueue } from './task-queue.ts';
import { needsNegotiation, TransceiverSet } from './transceiver-set.ts';
import { Transport } from './transport.ts';

/** What the components need from their connection. */
interface ConnectionStackOptions {
  readonly environment: RtcEnvironment;
  readonly host: Host;
  readonly isClosed: () => boolean;
  readonly configuration: () => RTCConfiguration;
  readonly onCandidate: (candidate: LocalCandidate, session: IceSession) => void;
  /** Dispatches an event on the connection. */
  readonly dispatch: (event: Event) => void;
}

/** The components of a connection, wired together so that a change in one updates the others. */
export class ConnectionStack {
  readonly tasks: TaskQueue;
  readonly chain: OperationsChain;
  readonly descriptions = new DescriptionStore();
  readonly transceivers: TransceiverSet;
  readonly builder: DescriptionBuilder;
  readonly negotiator: Negotiator;
  readonly negotiationNeeded: NegotiationNeeded;
  readonly transport: Transport;
  readonly states: StateReporter;
  #trackCount = 0;

  constructor({
    environment,
    host,
    isClosed,
    configuration,
    onCandidate,
    dispatch,
  }: ConnectionStackOptions) {
    const { random, timing } = environment;
    const { descriptions } = this;
    const certificate = createCertificate(random);
    const fingerprint = fingerprintOf(certificate);
    this.tasks = new TaskQueue(environment.scheduler, host);
    this.chain = new OperationsChain({
      tasks: this.tasks,
      nextDurationMs: () => randomInRange(timing.operationMs, random),
      isClosed,
      onEmpty: () => this.negotiationNeeded.handleChainEmpty(),
    });
    this.negotiationNeeded = new NegotiationNeeded({
      chain: this.chain,
      tasks: this.tasks,
      isClosed,
      isStable: () => descriptions.state === 'stable',
      isNeeded: () => this.#isNegotiationNeeded(),
      fire: () => dispatch(new Event('negotiationneeded')),
    });
    this.transport = new Transport(environment, this.tasks, host, {
      certificate,
      fingerprint,
      expectedFingerprint: () => descriptions.latest('remote')?.transport.fingerprint ?? null,
      hasApplication: () => descriptions.current('local')?.sections.some(isApplication) ?? false,
      transceivers: () => this.transceivers.all,
      onCandidate,
      onStateChange: () => this.states.update(),
    });
    this.states = new StateReporter(this.transport, dispatch);
    this.transceivers = new TransceiverSet({
      chain: this.chain,
      isClosed,
      transport: this.transport,
      onMediaChange: () => {
        this.transport.ice.scheduleUpdate();
        this.transport.ice.notifyRemote();
      },
      onDirectionChange: () => this.negotiationNeeded.update(),
      nextTrackId: () => `${host}-${(this.#trackCount += 1)}`,
    });
    this.builder = new DescriptionBuilder({
      descriptions,
      transceivers: this.transceivers,
      random,
      fingerprint,
      hasChannels: () => this.transport.sctp.hasChannels,
    });
    this.negotiator = new Negotiator({
      chain: this.chain,
      descriptions,
      transceivers: this.transceivers,
      builder: this.builder,
      transport: this.transport,
      configuration,
      onSignalingStateChange: () => dispatch(new Event('signalingstatechange')),
      onTrack: () => dispatch(new Event('track')),
      onStable: () => {
        this.negotiationNeeded.clear();
        this.negotiationNeeded.update();
      },
    });
  }

  /** Closes every component. @param isCrash whether the page crashed, so that the remote is not notified */
  close(isCrash: boolean): void {
    this.descriptions.close();
    for (const transceiver of this.transceivers.all) transceiver.stop();
    this.transport.close(isCrash);
    this.tasks[Symbol.dispose]();
  }

  /** "Check if negotiation is needed" (webrtc-pc section 4.7.3). */
  #isNegotiationNeeded(): boolean {
    if (this.builder.isRestarting) return true;
    const local = this.descriptions.current('local');
    const { all } = this.transceivers;
    const { hasChannels } = this.transport.sctp;
    if (local === null) return all.length > 0 || hasChannels;
    if (hasChannels && !local.sections.some(isApplication)) return true;
    const remote = this.descriptions.current('remote');
    return all.some((transceiver) => needsNegotiation(transceiver, local, remote));
  }
}
