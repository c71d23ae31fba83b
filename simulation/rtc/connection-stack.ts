import { DescriptionBuilder } from './description-builder.ts';
import { createFingerprint } from './ice-credentials.ts';
import { isApplication } from './description.ts';
import type { IceSession, LocalCandidate } from './ice-session.ts';
import { NegotiationNeeded } from './negotiation-needed.ts';
import { Negotiator } from './negotiator.ts';
import type { Host } from './media-network.ts';
import { OperationsChain } from './operations-chain.ts';
import { randomInRange } from '../clock/scheduler.ts';
import { DescriptionStore } from './description-store.ts';
import { StateReporter } from './state-reporter.ts';
import { TaskQueue } from './task-queue.ts';
import { needsNegotiation, TransceiverSet } from './transceiver-set.ts';
import { Transport } from './transport.ts';
import type { RtcEnvironment } from './rtc-environment.ts';

/** What the parts need of the connection that they are parts of. */
interface ConnectionStackOptions {
  readonly environment: RtcEnvironment;
  readonly host: Host;
  readonly isClosed: () => boolean;
  readonly configuration: () => RTCConfiguration;
  readonly onCandidate: (candidate: LocalCandidate, session: IceSession) => void;
  readonly dispatch: (event: Event) => void;
}

/** The parts of a connection, joined. Each is told by the others what it has to look at again. */
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
  #tracks = 0;

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
    const fingerprint = createFingerprint(random);
    this.tasks = new TaskQueue(environment.scheduler);
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
      nextId: () => `${host}-${(this.#tracks += 1)}`,
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
      onSignalingState: () => dispatch(new Event('signalingstatechange')),
      onTrack: () => dispatch(new Event('track')),
      onStable: () => {
        this.negotiationNeeded.clear();
        this.negotiationNeeded.update();
      },
    });
  }

  /** Ends every part. */
  close(quietly: boolean): void {
    this.descriptions.close();
    for (const transceiver of this.transceivers.all) transceiver.stop();
    this.transport.close(quietly);
    this.tasks[Symbol.dispose]();
  }

  /** webrtc-pc section 4.7.3, "check if negotiation is needed". */
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
