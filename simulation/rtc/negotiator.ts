import type { DescriptionBuilder } from './description-builder.ts';
import { areSameCredentials } from './ice-credentials.ts';
import { readDescription, writeDescription, type Description } from './description.ts';
import type { OperationsChain } from './operations-chain.ts';
import type { DescriptionStore } from './description-store.ts';
import type { FakeTransceiver } from './fake-transceiver.ts';
import type { TransceiverSet } from './transceiver-set.ts';
import type { Transport } from './transport.ts';

interface Options {
  readonly chain: OperationsChain;
  readonly descriptions: DescriptionStore;
  readonly transceivers: TransceiverSet;
  readonly builder: DescriptionBuilder;
  readonly transport: Transport;
  readonly configuration: () => RTCConfiguration;
  /** The signaling state has changed. */
  readonly onSignalingState: () => void;
  /** The other side has begun to offer a track. */
  readonly onTrack: (transceiver: FakeTransceiver) => void;
  /** An offer was answered, or taken back. */
  readonly onStable: () => void;
}

const unsupportedError = (): DOMException =>
  new DOMException('Provisional answers are not spoken here.', 'NotSupportedError');

/** Media sections that do not follow on from those before. Browsers call it an InvalidAccessError. */
const sectionMismatchError = (): DOMException =>
  new DOMException("The order of m-lines doesn't match.", 'InvalidAccessError');

const continuesSections = (next: Description, before: Description | null): boolean =>
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
    const { chain, builder, descriptions } = this.#options;
    return chain.chain(() => {
      if (type === 'answer') descriptions.assertAllowed('local', 'answer');
      return () => {
        const description = type === 'offer' ? builder.createOffer() : builder.createAnswer();
        const sdp = writeDescription(description);
        this.#created = { description, sdp };
        return { type, sdp };
      };
    });
  }

  setLocal({ type: asked, sdp = '' }: RTCLocalSessionDescriptionInit): Promise<void> {
    const { chain, builder, descriptions } = this.#options;
    return chain.chain(() => {
      const type = asked ?? (descriptions.state === 'have-remote-offer' ? 'answer' : 'offer');
      if (type === 'rollback') return this.#rollback();
      if (type === 'pranswer') throw unsupportedError();
      descriptions.assertAllowed('local', type);
      if (sdp !== '' && sdp !== this.#created?.sdp) {
        throw new DOMException('The SDP is not the one created.', 'InvalidModificationError');
      }
      const written = type === 'offer' ? () => builder.createOffer() : () => builder.createAnswer();
      const description = sdp === '' ? written() : (this.#created?.description ?? written());
      return () => this.#applyLocal(description);
    });
  }

  setRemote({ type, sdp = '' }: RTCSessionDescriptionInit): Promise<void> {
    const { chain, descriptions } = this.#options;
    return chain.chain(() => {
      if (type === 'rollback') return this.#rollback();
      if (type === 'pranswer') throw unsupportedError();
      const description = readDescription(type, sdp);
      const isGlare = type === 'offer' && descriptions.state === 'have-local-offer';
      if (!isGlare) descriptions.assertAllowed('remote', type);
      const before =
        type === 'answer' ? descriptions.pending('local') : descriptions.current('remote');
      if (!continuesSections(description, before)) throw sectionMismatchError();
      return () => {
        // The implicit rollback of perfect negotiation.
        if (isGlare) this.#rollback()();
        this.#applyRemote(description);
      };
    });
  }

  #applyLocal(description: Description): void {
    const { descriptions, transceivers, transport, configuration } = this.#options;
    const { state } = descriptions;
    this.#dropPending(description);
    descriptions.set('local', description);
    if (description.type === 'offer') transceivers.applyLocalOffer(description);
    else transceivers.applyLocalAnswer(description);
    transport.ice.start(description.transport.credentials, configuration());
    this.#applied(state, []);
  }

  #applyRemote(description: Description): void {
    const { descriptions, transceivers, transport } = this.#options;
    const { state } = descriptions;
    descriptions.set('remote', description);
    const tracks =
      description.type === 'offer'
        ? transceivers.applyRemoteOffer(description)
        : transceivers.applyRemoteAnswer(description);
    const { ufrag } = description.transport.credentials;
    for (const candidate of description.candidates)
      transport.ice.addRemoteCandidate(candidate, ufrag);
    this.#applied(state, tracks);
  }

  #rollback(): () => void {
    const { descriptions, transceivers } = this.#options;
    descriptions.assertRollbackAllowed();
    return () => {
      const { state } = descriptions;
      this.#dropPending(null);
      descriptions.rollback();
      transceivers.rollback();
      this.#applied(state, []);
    };
  }

  /** Ends the ICE session of the pending offer, unless its successor goes on with it. */
  #dropPending(successor: Description | null): void {
    const { descriptions, transport } = this.#options;
    const pending = descriptions.pending('local')?.transport.credentials;
    if (pending === undefined) return;
    const kept = [successor, descriptions.current('local')];
    if (kept.some((each) => areSameCredentials(each?.transport.credentials ?? null, pending)))
      return;
    transport.ice.drop(pending);
  }

  #applied(before: RTCSignalingState, tracks: readonly FakeTransceiver[]): void {
    const { descriptions, builder, transport, onSignalingState, onTrack, onStable } = this.#options;
    const isStable = descriptions.state === 'stable';
    const local = descriptions.current('local');
    const remote = descriptions.current('remote');
    if (isStable && local !== null && remote !== null) {
      builder.handleStable();
      transport.ice.activate(local.transport.credentials, remote.transport.credentials);
      transport.ice.scheduleUpdate();
      transport.ice.notifyRemote();
    }
    if (isStable) onStable();
    if (descriptions.state !== before) onSignalingState();
    for (const transceiver of tracks) onTrack(transceiver);
  }
}
