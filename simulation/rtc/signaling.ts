import type { Description } from './description.ts';

type State = Exclude<RTCSignalingState, 'have-local-pranswer' | 'have-remote-pranswer'>;
type Side = 'local' | 'remote';

const offered = { local: 'have-local-offer', remote: 'have-remote-offer' } as const;
const otherSide = { local: 'remote', remote: 'local' } as const;

/** A description set in a state that does not allow it. */
const wrongState = (what: string, state: State): DOMException =>
  new DOMException(`Failed to set ${what}: Called in wrong state: ${state}`, 'InvalidStateError');

/** The four descriptions of a connection and its signaling state (webrtc-pc section 4.3.1; RFC 8829 section 3.2). */
export class Signaling {
  #state: State = 'stable';
  #current: Readonly<Record<Side, Description | null>> = { local: null, remote: null };
  #pending: Readonly<Record<Side, Description | null>> = { local: null, remote: null };

  get state(): State {
    return this.#state;
  }

  current(side: Side): Description | null {
    return this.#current[side];
  }

  pending(side: Side): Description | null {
    return this.#pending[side];
  }

  /** The newest of a side: the pending one, else the current. */
  latest(side: Side): Description | null {
    return this.#pending[side] ?? this.#current[side];
  }

  /** @throws InvalidStateError where a description of this type cannot be set now */
  check(side: Side, type: 'offer' | 'answer'): void {
    const allowed =
      type === 'offer'
        ? this.#state === 'stable' || this.#state === offered[side]
        : this.#state === offered[otherSide[side]];
    if (!allowed) throw wrongState(`${side} ${type} sdp`, this.#state);
  }

  /** @throws InvalidStateError where there is no offer to take back */
  checkRollback(): void {
    if (this.#state !== 'have-local-offer' && this.#state !== 'have-remote-offer') {
      throw wrongState('rollback', this.#state);
    }
  }

  /** Sets a description that `check` lets pass. */
  set(side: Side, description: Description): void {
    if (description.type === 'offer') {
      this.#pending = { ...this.#pending, [side]: description };
      this.#state = offered[side];
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
