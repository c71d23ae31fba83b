import { DtlsTransport } from './dtls-transport.ts';
import { IceAgent } from './ice-agent.ts';
import type { IceSession } from './ice-session.ts';
import type { LocalTransport } from './local-transport.ts';
import type { Host, LocalCandidate, SctpMessage } from './model.ts';
import type { RtcEnvironment } from './rtc-environment.ts';
import { SctpTransport } from './sctp-transport.ts';
import type { TaskQueue } from './task-queue.ts';
import type { TransceiverEndpoint, TransportEndpoint } from './transport-endpoint.ts';

/** What a transport needs from its connection. */
export interface TransportOptions {
  /** This side's certificate. */
  readonly certificate: Uint8Array<ArrayBuffer>;
  /** The fingerprint of this side's certificate. */
  readonly fingerprint: string;
  /** The fingerprint in the remote description; null before there is one. */
  readonly expectedFingerprint: () => string | null;
  /** Whether the local description contains a section for data channels. */
  readonly hasApplication: () => boolean;
  readonly transceivers: () => readonly TransceiverEndpoint[];
  readonly onCandidate: (candidate: LocalCandidate, session: IceSession) => void;
  readonly onStateChange: () => void;
}

/** The bundled transport of a connection: ICE, DTLS and SCTP. */
export class Transport implements LocalTransport {
  readonly tasks: TaskQueue;
  readonly host: Host;
  readonly ice: IceAgent;
  readonly dtls = new DtlsTransport(this);
  readonly sctp: SctpTransport;
  readonly #options: TransportOptions;

  constructor(
    environment: RtcEnvironment,
    tasks: TaskQueue,
    host: Host,
    options: TransportOptions,
  ) {
    this.tasks = tasks;
    this.host = host;
    this.#options = options;
    this.sctp = new SctpTransport(this);
    this.ice = new IceAgent({
      environment,
      tasks,
      host,
      transport: this,
      onCandidate: options.onCandidate,
      onGatheringChange: options.onStateChange,
      onChange: () => this.update(),
    });
  }

  get certificate(): Uint8Array<ArrayBuffer> {
    return this.#options.certificate;
  }

  get fingerprint(): string {
    return this.#options.fingerprint;
  }

  get expectedFingerprint(): string | null {
    return this.#options.expectedFingerprint();
  }

  get hasApplication(): boolean {
    return this.#options.hasApplication();
  }

  get remote(): TransportEndpoint | null {
    return this.ice.selectedPair?.remoteSession.endpoint.transport ?? null;
  }

  get isMediaFlowing(): boolean {
    return (
      this.dtls.state === 'connected' && this.ice.state !== 'failed' && this.ice.delayMs !== null
    );
  }

  remoteTransceiver(mid: string | null): TransceiverEndpoint | undefined {
    return mid === null ? undefined : this.remote?.findTransceiver(mid);
  }

  findTransceiver(mid: string): TransceiverEndpoint | undefined {
    return this.#options.transceivers().find((transceiver) => transceiver.mid === mid);
  }

  update(): void {
    this.dtls.update();
    this.sctp.update();
    for (const { receiver } of this.#options.transceivers()) receiver.update();
    this.#options.onStateChange();
  }

  receiveMessages(messages: readonly SctpMessage[]): void {
    for (const message of messages) this.sctp.receive(message);
  }

  receiveClose(): void {
    this.dtls.receiveClose();
    this.sctp.abort();
  }

  /**
   * Closes everything.
   *
   * @param isCrash whether the page crashed. Otherwise the remote receives close_notify if the path works.
   */
  close(isCrash: boolean): void {
    const { remote, isMediaFlowing } = this;
    const { delayMs } = this.ice;
    this.sctp.close();
    if (!isCrash && isMediaFlowing && delayMs !== null && remote !== null) {
      remote.tasks.schedule(delayMs, () => remote.receiveClose());
    }
    this.ice.close();
  }
}
