import type { ConnectionCommand, ConnectionReport, KeyVerdict } from '@visavis/machines';
import {
  Commitment,
  ComparisonNonce,
  encodeBase64url,
  encodeCommitment,
  encodeComparison,
  readEmojiNumbers,
  type ComparedSide,
  type ComparisonMessage,
  type ComparisonResult,
  type Cryptography,
  type Identity,
  type PeerId,
  type PublicKey,
  type RandomSource,
  type RoomName,
} from '@visavis/protocol';
import { isKeyOf } from '../trust/verifier.ts';

/** The commands of the machine that a comparison executes. */
export type ComparisonCommand = Extract<
  ConnectionCommand,
  { type: 'startComparison' | 'endComparison' }
>;

/** The fingerprints of the certificates of a connection. */
export interface ConnectionFingerprints {
  readonly local: string | null;
  /** Of the certificate that the peer has presented; null unless it has signed the same one. */
  readonly remote: string | null;
}

/** What the comparison over one connection needs. @internal */
export interface ComparisonOptions {
  readonly room: RoomName;
  readonly remote: PeerId;
  readonly cryptography: Pick<Cryptography, 'hash'>;
  readonly getIdentity: () => Promise<Pick<Identity, 'peerId' | 'publicKey'>>;
  readonly randomSource: RandomSource;
  /** The public key of the peer, as the server names it. */
  readonly getRemoteKey: () => PublicKey | null;
  readonly getFingerprints: () => ConnectionFingerprints;
  /** Sends a message over this connection, and over no other one. */
  readonly send: (message: ComparisonMessage) => void;
  readonly report: (event: ConnectionReport) => void;
  /** The users have said whether the key of the peer is the right one. */
  readonly onJudged: (verdict: Exclude<KeyVerdict, 'changed'>) => void;
}

/** What this side has committed itself to. It does not change any more. */
interface Attempt {
  readonly self: Identity['peerId'];
  readonly own: ComparedSide;
  readonly remote: Omit<ComparedSide, 'nonce'>;
}

/** How many times the peer may ask for a comparison over one connection. */
const maxInvitations = 16;

/**
 * The comparison of emoji over one connection: commitments first, then the nonces. Whoever sits in between has to
 * choose its numbers before it knows those of the two, so it has one chance in 2^36 in each attempt, and each attempt
 * needs both users.
 *
 * @internal
 */
export class Comparison {
  readonly #options: ComparisonOptions;
  /** What goes on, in the order in which it came. */
  #pending: Promise<void> = Promise.resolve();
  #attempt: Attempt | null = null;
  /** The commitment of the peer. This side reveals its nonce once, as soon as there are both commitments. */
  #commitment: Commitment | null = null;
  #isShown = false;
  #isConfirmedHere = false;
  #isConfirmedByPeer = false;
  #invitationCount = 0;

  constructor(options: ComparisonOptions) {
    this.#options = options;
  }

  /** Executes a command of the machine. Resolves when it has been executed; it never rejects. */
  perform(command: ComparisonCommand): Promise<void> {
    return this.#run(async () => {
      if (command.type === 'startComparison') await this.#start();
      else this.#end(command.result);
    });
  }

  /** Handles a message of the peer. Resolves when it has been handled; it never rejects. */
  receive(message: ComparisonMessage): Promise<void> {
    return this.#run(async () => {
      if (message.type === 'comparison-commit') this.#receiveCommitment(message.commitment);
      else if (message.type === 'comparison-reveal') await this.#receiveNonce(message.nonce);
      else this.#receiveResult(message.result);
    });
  }

  #run(work: () => Promise<void>): Promise<void> {
    this.#pending = this.#pending.then(work).catch(() => this.#fail());
    return this.#pending;
  }

  async #start(): Promise<void> {
    if (this.#attempt !== null) return;
    const attempt = await this.#createAttempt();
    if (attempt === null) {
      this.#fail();
      return;
    }
    const { room, remote: to, send } = this.#options;
    const commitment = await this.#commit(room, attempt.self, to, attempt.own.nonce);
    this.#attempt = attempt;
    send({ type: 'comparison-commit', commitment });
    if (this.#commitment !== null) this.#reveal(attempt);
  }

  /** Null where it is not certain yet who is at the other end of the connection. */
  async #createAttempt(): Promise<Attempt | null> {
    const { cryptography, getIdentity, getRemoteKey, getFingerprints, remote } = this.#options;
    const { peerId: self, publicKey } = await getIdentity();
    const remoteKey = getRemoteKey();
    const fingerprints = getFingerprints();
    if (remoteKey === null || fingerprints.local === null || fingerprints.remote === null)
      return null;
    if (!(await isKeyOf(cryptography, remote, remoteKey))) return null;
    const nonce = ComparisonNonce.parse(
      encodeBase64url(this.#options.randomSource.getRandomValues(new Uint8Array(32))),
    );
    return {
      self,
      own: { publicKey, fingerprint: fingerprints.local, nonce },
      remote: { publicKey: remoteKey, fingerprint: fingerprints.remote },
    };
  }

  async #commit(room: RoomName, from: PeerId, to: PeerId, nonce: ComparisonNonce) {
    const statement = encodeCommitment({ room, from, to, nonce });
    return Commitment.parse(encodeBase64url(await this.#options.cryptography.hash(statement)));
  }

  #reveal({ own: { nonce } }: Attempt): void {
    this.#options.send({ type: 'comparison-reveal', nonce });
  }

  #receiveCommitment(commitment: Commitment): void {
    if (this.#attempt === null) {
      if (this.#invitationCount >= maxInvitations) return;
      this.#invitationCount += 1;
      this.#commitment = commitment;
      this.#options.report({ type: 'comparison.invited' });
      return;
    }
    // This side has revealed its nonce: another commitment could depend on it.
    if (this.#commitment !== null) {
      this.#fail();
      return;
    }
    this.#commitment = commitment;
    this.#reveal(this.#attempt);
  }

  async #receiveNonce(nonce: ComparisonNonce): Promise<void> {
    const { room, remote: from, cryptography, report } = this.#options;
    const attempt = this.#attempt;
    if (attempt === null) {
      // This side has ended the comparison, or has not agreed to it.
      this.#stop();
      this.#send('cancelled');
      return;
    }
    const isExpected = this.#commitment !== null && !this.#isShown;
    if (!isExpected || (await this.#commit(room, from, attempt.self, nonce)) !== this.#commitment) {
      this.#fail();
      return;
    }
    const statement = encodeComparison(room, [attempt.own, { ...attempt.remote, nonce }]);
    const emoji = readEmojiNumbers(await cryptography.hash(statement));
    this.#isShown = true;
    report({ type: 'comparison.shown', emoji });
  }

  #receiveResult(result: ComparisonResult): void {
    if (result === 'cancelled') {
      this.#stop();
      return;
    }
    if (!this.#isShown) return;
    if (result === 'different') {
      this.#options.report({ type: 'comparison.denied' });
      this.#judge('different');
      return;
    }
    this.#isConfirmedByPeer = true;
    this.#options.report({ type: 'comparison.confirmed' });
    this.#judgeWhenBothAgree();
  }

  #end(result: ComparisonResult): void {
    if (result === 'cancelled') {
      if (this.#attempt !== null || this.#commitment !== null) this.#send(result);
      this.#reset();
      return;
    }
    if (!this.#isShown) return;
    this.#send(result);
    if (result === 'different') {
      this.#judge('different');
      return;
    }
    this.#isConfirmedHere = true;
    this.#judgeWhenBothAgree();
  }

  #judgeWhenBothAgree(): void {
    if (this.#isConfirmedHere && this.#isConfirmedByPeer) this.#judge('compared');
  }

  #judge(verdict: Exclude<KeyVerdict, 'changed'>): void {
    this.#reset();
    this.#options.onJudged(verdict);
  }

  #send(result: ComparisonResult): void {
    this.#options.send({ type: 'comparison-result', result });
  }

  /** The peer has ended the comparison. */
  #stop(): void {
    if (this.#attempt === null && this.#commitment === null) return;
    this.#reset();
    this.#options.report({ type: 'comparison.stopped' });
  }

  /** The peer does not keep to the protocol, or the comparison is not possible. */
  #fail(): void {
    this.#reset();
    this.#send('cancelled');
    this.#options.report({ type: 'comparison.failed' });
  }

  #reset(): void {
    this.#attempt = null;
    this.#commitment = null;
    this.#isShown = false;
    this.#isConfirmedHere = false;
    this.#isConfirmedByPeer = false;
  }
}
