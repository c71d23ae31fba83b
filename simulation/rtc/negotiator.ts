import type { DescriptionBuilder } from './description-builder.ts';
import { areSameCredentials } from './ice-credentials.ts';
import { readDescription, writeDescription, type Description } from './description.ts';
import type { OperationsChain } from './operations-chain.ts';
import type { DescriptionStore } from './description-store.ts';
import type { TransceiverSet } from './transceiver-set.ts';
import type { Transport } from './transport.ts';

interface Options {
  readonly chain: OperationsChain;
  readonly descriptions: DescriptionStore;
  readonly transceivers: TransceiverSet;
  readonly builder: DescriptionBuilder;
  readonly transport: Transport;
  readonly configuration: () => RTCConfiguration;
  readonly onSignalingStateChange: () => void;
  /** The remote description added a track. */
  readonly onTrack: () => void;
  /** An offer was answered or rolled back. */
  readonly onStable: () => void;
}

const unsupportedError = (): DOMException =>
  new DOMException('Provisional answers are not supported.', 'NotSupportedError');

/** The error for media sections that do not continue those of the previous description, as in browsers. */
const sectionMismatchError = (): DOMException =>
  new DOMException("The order of m-lines doesn't match.", 'InvalidAccessError');

const continuesSections = (next: Description, previous: Description | null): boolean =>
  (previous?.sections ?? []).every(
    ({ kind, mid }, index) =>
      next.sections[index]?.kind === kind && next.sections[index]?.mid === mid,
  );

/** Creates and sets descriptions through the operations chain (webrtc-pc sections 4.4.1.5 and 4.4.1.6). */
export class Negotiator {
  readonly #options: Options;
  /** The last result of createOffer or createAnswer, the only SDP that setLocalDescription accepts. */
  #lastCreated: { readonly description: Description; readonly sdp: string } | null = null;

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
        this.#lastCreated = { description, sdp };
        return { type, sdp };
      };
    });
  }

  setLocal({ type: requestedType, sdp = '' }: RTCLocalSessionDescriptionInit): Promise<void> {
    const { chain, builder, descriptions } = this.#options;
    return chain.chain(() => {
      const type =
        requestedType ?? (descriptions.state === 'have-remote-offer' ? 'answer' : 'offer');
      if (type === 'rollback') return this.#rollback();
      if (type === 'pranswer') throw unsupportedError();
      descriptions.assertAllowed('local', type);
      if (sdp !== '' && sdp !== this.#lastCreated?.sdp) {
        throw new DOMException('The SDP is not the last one created.', 'InvalidModificationError');
      }
      const create = type === 'offer' ? () => builder.createOffer() : () => builder.createAnswer();
      const description = sdp === '' ? create() : (this.#lastCreated?.description ?? create());
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
      const previous =
        type === 'answer' ? descriptions.pending('local') : descriptions.current('remote');
      if (!continuesSections(description, previous)) throw sectionMismatchError();
      return () => {
        // The implicit rollback of perfect negotiation (webrtc-pc section 4.4.1.6).
        if (isGlare) this.#rollback()();
        this.#applyRemote(description);
      };
    });
  }

  #applyLocal(description: Description): void {
    const { descriptions, transceivers, transport, configuration } = this.#options;
    const { state: previousState } = descriptions;
    this.#dropPending(description);
    descriptions.set('local', description);
    if (description.type === 'offer') transceivers.applyLocalOffer(description);
    else transceivers.applyLocalAnswer(description);
    transport.ice.start(description.transport.credentials, configuration());
    this.#finish(previousState, 0);
  }

  #applyRemote(description: Description): void {
    const { descriptions, transceivers, transport } = this.#options;
    const { state: previousState } = descriptions;
    descriptions.set('remote', description);
    const newTracks =
      description.type === 'offer'
        ? transceivers.applyRemoteOffer(description)
        : transceivers.applyRemoteAnswer(description);
    const { ufrag } = description.transport.credentials;
    for (const candidate of description.candidates)
      transport.ice.addRemoteCandidate(candidate, ufrag);
    this.#finish(previousState, newTracks);
  }

  #rollback(): () => void {
    const { descriptions, transceivers } = this.#options;
    descriptions.assertRollbackAllowed();
    return () => {
      const { state: previousState } = descriptions;
      this.#dropPending(null);
      descriptions.rollback();
      transceivers.rollback();
      this.#finish(previousState, 0);
    };
  }

  /** Ends the ICE session of the pending offer unless the successor uses the same credentials. */
  #dropPending(successor: Description | null): void {
    const { descriptions, transport } = this.#options;
    const pending = descriptions.pending('local')?.transport.credentials;
    if (pending === undefined) return;
    const retained = [successor, descriptions.current('local')];
    if (retained.some((each) => areSameCredentials(each?.transport.credentials ?? null, pending)))
      return;
    transport.ice.drop(pending);
  }

  #finish(previousState: RTCSignalingState, newTracks: number): void {
    const { descriptions, builder, transport, onSignalingStateChange, onTrack, onStable } =
      this.#options;
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
    if (descriptions.state !== previousState) onSignalingStateChange();
    for (let track = 0; track < newTracks; track += 1) onTrack();
  }
}
