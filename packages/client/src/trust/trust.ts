import type { TrustCommand, TrustReport } from '@visavis/machines';
import {
  encodeModeration,
  signDescription,
  signDisconnect,
  signModeration,
  type PeerId,
  type RoomName,
} from '@visavis/protocol';
import type { Platform } from '../platform/platform.ts';
import { SerialQueues } from '../serial-queues/serial-queues.ts';
import { isKeyOf, Verifier } from './verifier.ts';

type CommandOfType<Type extends TrustCommand['type']> = Extract<TrustCommand, { type: Type }>;

/** What trust needs of the platform. */
export type TrustPlatform = Pick<Platform, 'getIdentity' | 'cryptography'>;

/** Signs the descriptions, disconnections and moderations of this page, and verifies those of others. */
export class Trust {
  readonly #platform: TrustPlatform;
  readonly #room: RoomName;
  readonly #report: (event: TrustReport) => void;
  readonly #verifier: Verifier;
  readonly #outgoing = new SerialQueues<PeerId>();
  readonly #incoming = new SerialQueues<PeerId>();
  readonly #moderations = new SerialQueues<PeerId | 'signed'>();

  constructor(platform: TrustPlatform, room: RoomName, report: (event: TrustReport) => void) {
    this.#platform = platform;
    this.#room = room;
    this.#report = report;
    this.#verifier = new Verifier(platform.cryptography);
  }

  perform(command: TrustCommand): void {
    switch (command.type) {
      case 'sign':
        return this.#outgoing.run(command.to, () => this.#sign(command));
      case 'verify':
        return this.#incoming.run(command.from, () => this.#verify(command));
      case 'signModeration':
        return this.#moderations.run('signed', () => this.#signModeration(command));
      case 'verifyModeration':
        return this.#moderations.run(command.by, () => this.#verifyModeration(command));
      default:
        return command satisfies never;
    }
  }

  #sign({ to, generation, number, signal }: CommandOfType<'sign'>): Promise<void> | undefined {
    if (signal.kind === 'candidate') {
      this.#report({ type: 'trust.signed', to, generation, signal });
      return undefined;
    }
    const sign = async () => {
      const identity = await this.#platform.getIdentity();
      const receiver = { room: this.#room, to, generation };
      const signed =
        signal.kind === 'disconnect'
          ? await signDisconnect(identity, receiver)
          : await signDescription(identity, { ...receiver, number, description: signal });
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
      const received = { room: this.#room, from, publicKey, to, generation };
      if (signal.kind === 'disconnect') {
        // One that the member has not signed is dropped without a word: the connection goes on.
        if (await this.#verifier.verifyDisconnect(received, signal))
          this.#report({ type: 'trust.verified', from, generation, signal: { kind: signal.kind } });
        return;
      }
      const reason = await this.#verifier.verify({ ...received, description: signal });
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

  async #signModeration({ action, number }: CommandOfType<'signModeration'>): Promise<void> {
    const identity = await this.#platform.getIdentity();
    const moderation = await signModeration(identity, { room: this.#room, number, action });
    this.#report({ type: 'trust.moderationSigned', moderation });
  }

  /** What the member has not signed is dropped. */
  async #verifyModeration(command: CommandOfType<'verifyModeration'>): Promise<void> {
    const { by, publicKey, moderation } = command;
    const { cryptography } = this.#platform;
    const statement = encodeModeration({ ...moderation, room: this.#room, by });
    const isOfMember =
      (await isKeyOf(cryptography, by, publicKey)) &&
      (await cryptography.verify(publicKey, moderation.signature, statement));
    if (isOfMember) this.#report({ type: 'trust.moderationVerified', by, moderation });
  }
}
