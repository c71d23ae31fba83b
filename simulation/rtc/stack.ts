import { Author } from './author.ts';
import { createFingerprint } from './credentials.ts';
import { isApplication } from './description.ts';
import type { IceSession, LocalCandidate } from './ice-session.ts';
import { NegotiationNeeded } from './negotiation-needed.ts';
import { Negotiator } from './negotiator.ts';
import type { Host } from './network.ts';
import { OperationsChain } from './operations-chain.ts';
import { within } from './scheduler.ts';
import { Signaling } from './signaling.ts';
import { StateReporter } from './states.ts';
import { Tasks } from './tasks.ts';
import { isUnsettled, Transceivers } from './transceivers.ts';
import { Transport } from './transport.ts';
import type { World } from './world.ts';

/** What the parts need of the connection that they are parts of. */
interface Owner {
  readonly world: World;
  readonly host: Host;
  readonly isClosed: () => boolean;
  readonly configuration: () => RTCConfiguration;
  readonly onCandidate: (candidate: LocalCandidate, session: IceSession) => void;
  readonly fire: (event: Event) => void;
}

/** The parts of a connection, joined. Each is told by the others what it has to look at again. */
export class Stack {
  readonly tasks: Tasks;
  readonly chain: OperationsChain;
  readonly signaling = new Signaling();
  readonly transceivers: Transceivers;
  readonly author: Author;
  readonly negotiator: Negotiator;
  readonly needed: NegotiationNeeded;
  readonly transport: Transport;
  readonly states: StateReporter;
  #tracks = 0;

  constructor({ world, host, isClosed, configuration, onCandidate, fire }: Owner) {
    const { random, timing } = world;
    const { signaling } = this;
    const fingerprint = createFingerprint(random);
    this.tasks = new Tasks(world.scheduler);
    this.chain = new OperationsChain({
      tasks: this.tasks,
      duration: () => within(timing.operation, random),
      isClosed,
      onEmpty: () => this.needed.chainEmptied(),
    });
    this.needed = new NegotiationNeeded({
      chain: this.chain,
      tasks: this.tasks,
      isClosed,
      isStable: () => signaling.state === 'stable',
      isNeeded: () => this.#isNegotiationNeeded(),
      fire: () => fire(new Event('negotiationneeded')),
    });
    this.transport = new Transport(world, this.tasks, host, {
      fingerprint,
      expectedFingerprint: () => signaling.latest('remote')?.transport.fingerprint ?? null,
      hasApplication: () => signaling.current('local')?.sections.some(isApplication) ?? false,
      transceivers: () => this.transceivers.all,
      onCandidate,
      onStates: () => this.states.look(),
    });
    this.states = new StateReporter(this.transport, fire);
    this.transceivers = new Transceivers({
      chain: this.chain,
      isClosed,
      transport: this.transport,
      onMedia: () => {
        this.transport.ice.wake();
        this.transport.ice.nudge();
      },
      onWish: () => this.needed.update(),
      nextId: () => `${host}-${(this.#tracks += 1)}`,
    });
    this.author = new Author({
      signaling,
      transceivers: this.transceivers,
      random,
      fingerprint,
      hasChannels: () => this.transport.sctp.isUsed,
    });
    this.negotiator = new Negotiator({
      chain: this.chain,
      signaling,
      transceivers: this.transceivers,
      author: this.author,
      transport: this.transport,
      configuration,
      onState: () => fire(new Event('signalingstatechange')),
      onTrack: () => fire(new Event('track')),
      onStable: () => {
        this.needed.clear();
        this.needed.update();
      },
    });
  }

  /** Ends every part. */
  close(quietly: boolean): void {
    this.signaling.close();
    for (const transceiver of this.transceivers.all) transceiver.stop();
    this.transport.close(quietly);
    this.tasks[Symbol.dispose]();
  }

  /** webrtc-pc section 4.7.3, "check if negotiation is needed". */
  #isNegotiationNeeded(): boolean {
    if (this.author.isRestarting) return true;
    const local = this.signaling.current('local');
    const { all } = this.transceivers;
    const { isUsed } = this.transport.sctp;
    if (local === null) return all.length > 0 || isUsed;
    if (isUsed && !local.sections.some(isApplication)) return true;
    const remote = this.signaling.current('remote');
    return all.some((transceiver) => isUnsettled(transceiver, local, remote));
  }
}
