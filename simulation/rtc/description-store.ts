import type { Description } from './description.ts';

type SignalingState = Exclude<RTCSignalingState, 'have-local-pranswer' | 'have-remote-pranswer'>;
type DescriptionSide = 'local' | 'remote';

const offerStates = { local: 'have-local-offer', remote: 'have-remote-offer' } as const;
const otherSide = { local: 'remote', remote: 'local' } as const;

/** A description set in a state that does not allow it. */
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

  /** The newest of a side: the pending one, else the current. */
  latest(side: DescriptionSide): Description | null {
    return this.#pending[side] ?? this.#current[side];
  }

  /** @throws InvalidStateError where a description of this type cannot be set now */
  assertAllowed(side: DescriptionSide, type: 'offer' | 'answer'): void {
    const allowed =
      type === 'offer'
        ? this.#state === 'stable' || this.#state === offerStates[side]
        : this.#state === offerStates[otherSide[side]];
    if (!allowed) throw wrongStateError(`${side} ${type} sdp`, this.#state);
  }

  /** @throws InvalidStateError where there is no offer to take back */
  assertRollbackAllowed(): void {
    if (this.#state !== 'have-local-offer' && this.#state !== 'have-remote-offer') {
      throw wrongStateError('rollback', this.#state);
    }
  }

  /** Sets a description that `check` lets pass. */
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
