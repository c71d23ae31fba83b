import { DtlsTransport } from './dtls-transport.ts';
import { IceAgent } from './ice-agent.ts';
import type { IceSession, LocalCandidate } from './ice-session.ts';
import type { Host } from './media-network.ts';
import { SctpTransport } from './sctp-transport.ts';
import type { TaskQueue } from './task-queue.ts';
import type { FakeTransceiver } from './fake-transceiver.ts';
import type { RtcEnvironment } from './rtc-environment.ts';

/** What a transport needs to know of the connection that it belongs to. */
export interface TransportOptions {
  /** This side's certificate. */
  readonly fingerprint: string;
  /** The fingerprint of the remote description; null before there is one. */
  readonly expectedFingerprint: () => string | null;
  /** Whether offer and answer agree on data channels. */
  readonly hasApplication: () => boolean;
  readonly transceivers: () => readonly FakeTransceiver[];
  readonly onCandidate: (candidate: LocalCandidate, session: IceSession) => void;
  readonly onStateChange: () => void;
}

/** All that one connection has between itself and the network: ICE, DTLS, SCTP and media, bundled. */
export class Transport {
  readonly tasks: TaskQueue;
  readonly ice: IceAgent;
  readonly dtls = new DtlsTransport(this);
  readonly sctp: SctpTransport;
  readonly #owner: TransportOptions;

  constructor(world: RtcEnvironment, tasks: TaskQueue, host: Host, owner: TransportOptions) {
    this.tasks = tasks;
    this.#owner = owner;
    this.sctp = new SctpTransport(this);
    this.ice = new IceAgent({
      environment: world,
      tasks,
      host,
      transport: this,
      onCandidate: owner.onCandidate,
      onGatheringChange: owner.onStateChange,
      onChange: () => this.update(),
    });
  }

  get fingerprint(): string {
    return this.#owner.fingerprint;
  }

  get expectedFingerprint(): string | null {
    return this.#owner.expectedFingerprint();
  }

  get hasApplication(): boolean {
    return this.#owner.hasApplication();
  }

  /** The transport at the other end of the pair in use. */
  get remote(): Transport | null {
    return this.ice.selectedPair?.remoteSession.agent.transport ?? null;
  }

  /** Whether media and messages get through: encrypted, with consent, and the path works. */
  get isMediaFlowing(): boolean {
    return (
      this.dtls.state === 'connected' && this.ice.state !== 'failed' && this.ice.delayMs !== null
    );
  }

  /** The other side's transceiver for the same media section. */
  remoteTransceiver(mid: string | null): FakeTransceiver | undefined {
    return mid === null ? undefined : this.remote?.findTransceiver(mid);
  }

  findTransceiver(mid: string): FakeTransceiver | undefined {
    return this.#owner.transceivers().find((transceiver) => transceiver.mid === mid);
  }

  /** Something has changed, here or on the other side: everything that depends on it looks again. */
  update(): void {
    this.dtls.update();
    this.sctp.update();
    for (const { receiver } of this.#owner.transceivers()) receiver.update();
    this.#owner.onStateChange();
  }

  /**
   * Ends everything. The other side is told, if the path works at this moment.
   *
   * @param quietly as a page that crashes, which tells nobody
   */
  close(quietly: boolean): void {
    const { remote, isMediaFlowing } = this;
    const { delayMs } = this.ice;
    this.sctp.close();
    if (!quietly && isMediaFlowing && delayMs !== null && remote !== null) {
      remote.tasks.schedule(delayMs, () => remote.receiveClose());
    }
    this.ice.close();
  }

  receiveClose(): void {
    this.dtls.receiveClose();
    this.sctp.abort();
  }
}
