import { DtlsTransport } from './dtls.ts';
import { IceAgent } from './ice.ts';
import type { IceSession, LocalCandidate } from './ice-session.ts';
import type { Host } from './network.ts';
import { SctpTransport } from './sctp.ts';
import type { Tasks } from './tasks.ts';
import type { FakeTransceiver } from './transceiver.ts';
import type { World } from './world.ts';

/** What a transport needs to know of the connection that it belongs to. */
export interface TransportOwner {
  /** This side's certificate. */
  readonly fingerprint: string;
  /** The fingerprint of the remote description; null before there is one. */
  readonly expectedFingerprint: () => string | null;
  /** Whether offer and answer agree on data channels. */
  readonly hasApplication: () => boolean;
  readonly transceivers: () => readonly FakeTransceiver[];
  readonly onCandidate: (candidate: LocalCandidate, session: IceSession) => void;
  readonly onStates: () => void;
}

/** All that one connection has between itself and the network: ICE, DTLS, SCTP and media, bundled. */
export class Transport {
  readonly tasks: Tasks;
  readonly ice: IceAgent;
  readonly dtls = new DtlsTransport(this);
  readonly sctp: SctpTransport;
  readonly #owner: TransportOwner;

  constructor(world: World, tasks: Tasks, host: Host, owner: TransportOwner) {
    this.tasks = tasks;
    this.#owner = owner;
    this.sctp = new SctpTransport(this);
    this.ice = new IceAgent({
      world,
      tasks,
      host,
      transport: this,
      onCandidate: owner.onCandidate,
      onGathering: owner.onStates,
      onChange: () => this.changed(),
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
  get other(): Transport | null {
    return this.ice.selected?.other.agent.transport ?? null;
  }

  /** Whether media and messages get through: encrypted, with consent, and the path works. */
  get isFlowing(): boolean {
    return (
      this.dtls.state === 'connected' && this.ice.state !== 'failed' && this.ice.delay !== null
    );
  }

  /** The other side's transceiver for the same media section. */
  counterpart(mid: string | null): FakeTransceiver | undefined {
    return mid === null ? undefined : this.other?.transceiverOf(mid);
  }

  transceiverOf(mid: string): FakeTransceiver | undefined {
    return this.#owner.transceivers().find((transceiver) => transceiver.mid === mid);
  }

  /** Something has changed, here or on the other side: everything that depends on it looks again. */
  changed(): void {
    this.dtls.look();
    this.sctp.look();
    for (const { receiver } of this.#owner.transceivers()) receiver.look();
    this.#owner.onStates();
  }

  /**
   * Ends everything. The other side is told, if the path works at this moment.
   *
   * @param quietly as a page that crashes, which tells nobody
   */
  close(quietly: boolean): void {
    const { other, isFlowing } = this;
    const { delay } = this.ice;
    this.sctp.close();
    if (!quietly && isFlowing && delay !== null && other !== null) {
      other.tasks.after(delay, () => other.receiveClose());
    }
    this.ice.close();
  }

  receiveClose(): void {
    this.dtls.receiveClose();
    this.sctp.abort();
  }
}
