import type { Author } from './author.ts';
import { areSame } from './credentials.ts';
import { readDescription, writeDescription, type Description } from './description.ts';
import type { OperationsChain } from './operations-chain.ts';
import type { Signaling } from './signaling.ts';
import type { FakeTransceiver } from './transceiver.ts';
import type { Transceivers } from './transceivers.ts';
import type { Transport } from './transport.ts';

interface Options {
  readonly chain: OperationsChain;
  readonly signaling: Signaling;
  readonly transceivers: Transceivers;
  readonly author: Author;
  readonly transport: Transport;
  readonly configuration: () => RTCConfiguration;
  /** The signaling state has changed. */
  readonly onState: () => void;
  /** The other side has begun to offer a track. */
  readonly onTrack: (transceiver: FakeTransceiver) => void;
  /** An offer was answered, or taken back. */
  readonly onStable: () => void;
}

const unsupported = (): DOMException =>
  new DOMException('Provisional answers are not spoken here.', 'NotSupportedError');

/** Media sections that do not follow on from those before. Browsers call it an InvalidAccessError. */
const mismatch = (): DOMException =>
  new DOMException("The order of m-lines doesn't match.", 'InvalidAccessError');

const follows = (next: Description, before: Description | null): boolean =>
  (before?.sections ?? []).every(
    ({ kind, mid }, index) =>
      next.sections[index]?.kind === kind && next.sections[index]?.mid === mid,
  );

/** Sets descriptions, one after the other (webrtc-pc sections 4.4.1.5 and 4.4.1.6). */
export class Negotiator {
  readonly #options: Options;
  /** What createOffer and createAnswer wrote last: of a local text, nothing else is taken. */
  #created: { readonly description: Description; readonly sdp: string } | null = null;

  constructor(options: Options) {
    this.#options = options;
  }

  create(type: 'offer' | 'answer'): Promise<RTCSessionDescriptionInit> {
    const { chain, author, signaling } = this.#options;
    return chain.chain(() => {
      if (type === 'answer') signaling.check('local', 'answer');
      return () => {
        const description = type === 'offer' ? author.offer() : author.answer();
        const sdp = writeDescription(description);
        this.#created = { description, sdp };
        return { type, sdp };
      };
    });
  }

  setLocal({ type: asked, sdp = '' }: RTCLocalSessionDescriptionInit): Promise<void> {
    const { chain, author, signaling } = this.#options;
    return chain.chain(() => {
      const type = asked ?? (signaling.state === 'have-remote-offer' ? 'answer' : 'offer');
      if (type === 'rollback') return this.#rollback();
      if (type === 'pranswer') throw unsupported();
      signaling.check('local', type);
      if (sdp !== '' && sdp !== this.#created?.sdp) {
        throw new DOMException('The SDP is not the one created.', 'InvalidModificationError');
      }
      const written = type === 'offer' ? () => author.offer() : () => author.answer();
      const description = sdp === '' ? written() : (this.#created?.description ?? written());
      return () => this.#applyLocal(description);
    });
  }

  setRemote({ type, sdp = '' }: RTCSessionDescriptionInit): Promise<void> {
    const { chain, signaling } = this.#options;
    return chain.chain(() => {
      if (type === 'rollback') return this.#rollback();
      if (type === 'pranswer') throw unsupported();
      const description = readDescription(type, sdp);
      const isGlare = type === 'offer' && signaling.state === 'have-local-offer';
      if (!isGlare) signaling.check('remote', type);
      const before = type === 'answer' ? signaling.pending('local') : signaling.current('remote');
      if (!follows(description, before)) throw mismatch();
      return () => {
        // The implicit rollback of perfect negotiation.
        if (isGlare) this.#rollback()();
        this.#applyRemote(description);
      };
    });
  }

  #applyLocal(description: Description): void {
    const { signaling, transceivers, transport, configuration } = this.#options;
    const { state } = signaling;
    this.#dropPending(description);
    signaling.set('local', description);
    if (description.type === 'offer') transceivers.offerLocally(description);
    else transceivers.answerLocally(description);
    transport.ice.begin(description.transport.credentials, configuration());
    this.#applied(state, []);
  }

  #applyRemote(description: Description): void {
    const { signaling, transceivers, transport } = this.#options;
    const { state } = signaling;
    signaling.set('remote', description);
    const tracks =
      description.type === 'offer'
        ? transceivers.offerRemotely(description)
        : transceivers.answerRemotely(description);
    const { ufrag } = description.transport.credentials;
    for (const candidate of description.candidates) transport.ice.addRemote(candidate, ufrag);
    this.#applied(state, tracks);
  }

  #rollback(): () => void {
    const { signaling, transceivers } = this.#options;
    signaling.checkRollback();
    return () => {
      const { state } = signaling;
      this.#dropPending(null);
      signaling.rollback();
      transceivers.rollback();
      this.#applied(state, []);
    };
  }

  /** Ends the ICE session of the pending offer, unless its successor goes on with it. */
  #dropPending(successor: Description | null): void {
    const { signaling, transport } = this.#options;
    const pending = signaling.pending('local')?.transport.credentials;
    if (pending === undefined) return;
    const kept = [successor, signaling.current('local')];
    if (kept.some((each) => areSame(each?.transport.credentials ?? null, pending))) return;
    transport.ice.drop(pending);
  }

  #applied(before: RTCSignalingState, tracks: readonly FakeTransceiver[]): void {
    const { signaling, author, transport, onState, onTrack, onStable } = this.#options;
    const isStable = signaling.state === 'stable';
    const local = signaling.current('local');
    const remote = signaling.current('remote');
    if (isStable && local !== null && remote !== null) {
      author.settled();
      transport.ice.activate(local.transport.credentials, remote.transport.credentials);
      transport.ice.wake();
      transport.ice.nudge();
    }
    if (isStable) onStable();
    if (signaling.state !== before) onState();
    for (const transceiver of tracks) onTrack(transceiver);
  }
}
