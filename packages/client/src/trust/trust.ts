import type { TrustCommand, TrustReport } from '@visavis/machines';
import { signDescription, type PeerId, type RoomName } from '@visavis/protocol';
import type { Platform } from '../platform/platform.ts';
import { SerialQueues } from '../serial-queues/serial-queues.ts';
import { Verifier } from './verifier.ts';

type CommandOfType<Type extends TrustCommand['type']> = Extract<TrustCommand, { type: Type }>;

/** What trust needs of the platform. */
export type TrustPlatform = Pick<Platform, 'getIdentity' | 'cryptography'>;

/** Signs the descriptions of this page, and verifies those of others. */
export class Trust {
  readonly #platform: TrustPlatform;
  readonly #room: RoomName;
  readonly #report: (event: TrustReport) => void;
  readonly #verifier: Verifier;
  readonly #outgoing = new SerialQueues<PeerId>();
  readonly #incoming = new SerialQueues<PeerId>();

  constructor(platform: TrustPlatform, room: RoomName, report: (event: TrustReport) => void) {
    this.#platform = platform;
    this.#room = room;
    this.#report = report;
    this.#verifier = new Verifier(platform.cryptography);
  }

  perform(command: TrustCommand): void {
    if (command.type === 'sign') this.#outgoing.run(command.to, () => this.#sign(command));
    else this.#incoming.run(command.from, () => this.#verify(command));
  }

  #sign({ to, generation, number, signal }: CommandOfType<'sign'>): Promise<void> | undefined {
    if (signal.kind === 'candidate') {
      this.#report({ type: 'trust.signed', to, generation, signal });
      return undefined;
    }
    const sign = async () => {
      const identity = await this.#platform.getIdentity();
      const unsigned = { room: this.#room, to, generation, number, description: signal };
      const signed = await signDescription(identity, unsigned);
      this.#report({ type: 'trust.signed', to, generation, signal: signed });
    };
    return sign();
  }

  #verify(command: CommandOfType<'verify'>): Promise<void> | undefined {
    const { from, publicKey, generation, signal } = command;
    if (signal.kind === 'candidate') {
      // It belongs to the last description.
      if (!this.#verifier.hasRejected(from))
        this.#report({ type: 'trust.verified', from, generation, signal });
      return undefined;
    }
    const verify = async () => {
      const { peerId: to } = await this.#platform.getIdentity();
      const room = this.#room;
      const received = { room, from, publicKey, to, generation, description: signal };
      const reason = await this.#verifier.verify(received);
      if (reason !== null) {
        this.#report({ type: 'trust.rejected', from, reason });
        return;
      }
      const { kind, type, sdp } = signal;
      const description = { kind, type, sdp };
      this.#report({ type: 'trust.verified', from, generation, signal: description });
    };
    return verify();
  }
}
