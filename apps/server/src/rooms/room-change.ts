import type { MailboxRange, StoredStep } from '../room-log/room-log.ts';
import type { RoomReplica } from './room-replica.ts';
import { StepBuilder } from './step-builder.ts';

/** A change of one room, as it is stored in one step. */
export interface Change {
  /**
   * Computes the step from the replica; undefined where there is nothing to store. It may be called again, and where
   * it throws, it must not have changed anything.
   */
  compute(): StoredStep | undefined;
  /** The step is stored, or there was nothing to store. @param mailboxes those that the step has changed */
  onStored(mailboxes: readonly MailboxRange[]): void;
}

/** A change by events that was stored. */
export interface Committed<Result> {
  /** What was computed besides the step. */
  readonly result: Result;
  readonly builder: StepBuilder;
  readonly mailboxes: readonly MailboxRange[];
}

/** A change by events of the room machine. */
export class RoomChange<Result> implements Change {
  readonly #room: RoomReplica;
  readonly #graceMs: number;
  readonly #compute: (builder: StepBuilder) => Result;
  #computed: Omit<Committed<Result>, 'mailboxes'> | undefined;
  #committed: Committed<Result> | undefined;

  constructor(room: RoomReplica, graceMs: number, compute: (builder: StepBuilder) => Result) {
    this.#room = room;
    this.#graceMs = graceMs;
    this.#compute = compute;
  }

  /** @throws where it was not stored yet */
  get committed(): Committed<Result> {
    if (this.#committed === undefined) throw new Error('The change was not stored');
    return this.#committed;
  }

  compute(): StoredStep | undefined {
    const builder = new StepBuilder(this.#room, this.#graceMs);
    this.#computed = { builder, result: this.#compute(builder) };
    return builder.build();
  }

  onStored(mailboxes: readonly MailboxRange[]): void {
    if (this.#computed !== undefined) this.#committed = { ...this.#computed, mailboxes };
  }
}
