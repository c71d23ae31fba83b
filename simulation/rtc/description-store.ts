import type { Description } from './description.ts';

type SignalingState = Exclude<RTCSignalingState, 'have-local-pranswer' | 'have-remote-pranswer'>;
type DescriptionSide = 'local' | 'remote';

const offerStates = { local: 'have-local-offer', remote: 'have-remote-offer' } as const;
const otherSide = { local: 'remote', remote: 'local' } as const;

/** The error for a description that the signaling state does not allow. */
const wrongStateError = (what: string, state: SignalingState): DOMException =>
  new DOMException(`Failed to set ${what}: Called in wrong state: ${state}`, 'InvalidStateError');

/** The four descriptions of a connection and its signaling state (webrtc-pc section 4.3.1; RFC 8829 section 3.2). */
export class DescriptionStore {
  #state: SignalingState = 'stable';
  #current: Readonly<Record<DescriptionSide, Description | null>> = { local: null, remote: null };
  #pending: Readonly<Record<DescriptionSide, Description | null>> = { local: null, remote: null };

  get state(): SignalingState {
    return this.#state;
  }

  current(side: DescriptionSide): Description | null {
    return this.#current[side];
  }

  pending(side: DescriptionSide): Description | null {
    return this.#pending[side];
  }

  /** The pending description of a side, or else the current one. */
  latest(side: DescriptionSide): Description | null {
    return this.#pending[side] ?? this.#current[side];
  }

  /** @throws InvalidStateError if the state does not allow a description of this type */
  assertAllowed(side: DescriptionSide, type: 'offer' | 'answer'): void {
    const isAllowed =
      type === 'offer'
        ? this.#state === 'stable' || this.#state === offerStates[side]
        : this.#state === offerStates[otherSide[side]];
    if (!isAllowed) throw wrongStateError(`${side} ${type} sdp`, this.#state);
  }

  /** @throws InvalidStateError if there is no offer to roll back */
  assertRollbackAllowed(): void {
    if (this.#state !== 'have-local-offer' && this.#state !== 'have-remote-offer') {
      throw wrongStateError('rollback', this.#state);
    }
  }

  /** Sets a description that `assertAllowed` accepts. */
  set(side: DescriptionSide, description: Description): void {
    if (description.type === 'offer') {
      this.#pending = { ...this.#pending, [side]: description };
      this.#state = offerStates[side];
      return;
    }
    const other = otherSide[side];
    this.#current = { ...this.#current, [side]: description, [other]: this.#pending[other] };
    this.#pending = { local: null, remote: null };
    this.#state = 'stable';
  }

  rollback(): void {
    this.#pending = { local: null, remote: null };
    this.#state = 'stable';
  }

  close(): void {
    this.#state = 'closed';
  }
}
