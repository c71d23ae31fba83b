import { peerActorId, type callMachine, type KeyVerdict } from '@visavis/machines';
import type { PeerId } from '@visavis/protocol';
import type { ActorRefFrom } from 'xstate';
import { findLookAlikes } from '../look-alike/look-alike.ts';

/** What the users have said about a key, and the name that its member had then. */
interface JudgedKey {
  readonly verdict: Exclude<KeyVerdict, 'changed'>;
  readonly name: string;
}

/**
 * Remembers, for one call, with which keys the user has compared emoji. A member whose name looks like that of a
 * compared key, and who has another key, is `changed`. That can be another device of the same person, or somebody else.
 * Only names count under which the user has compared: so nobody can make others look suspicious by taking names.
 *
 * @internal
 */
export class KeyWatch {
  readonly #call: ActorRefFrom<typeof callMachine>;
  readonly #keys = new Map<PeerId, JudgedKey>();
  /** The actors of members that know it already. A member who comes back has a new one. */
  readonly #notified = new WeakSet<object>();

  constructor(call: ActorRefFrom<typeof callMachine>) {
    this.#call = call;
    call.subscribe({ next: () => this.#judgeAll(), error: () => {} });
  }

  /** The users have said whether the key of this member is the right one. Its actor knows it. */
  record(id: PeerId, verdict: JudgedKey['verdict']): void {
    const { children, context } = this.#call.getSnapshot();
    const name = context.members.find((member) => member.id === id)?.profile.name;
    const peer = children[peerActorId(id)];
    if (name === undefined || peer === undefined) return;
    this.#keys.set(id, { verdict, name });
    this.#notified.add(peer);
    this.#judgeAll();
  }

  #judgeAll(): void {
    if (this.#keys.size === 0) return;
    const { children, context } = this.#call.getSnapshot();
    for (const { id, profile } of context.members) {
      const peer = children[peerActorId(id)];
      if (peer === undefined || this.#notified.has(peer)) continue;
      const verdict = this.#keys.get(id)?.verdict ?? this.#judgeName(profile.name);
      if (verdict === null) continue;
      this.#notified.add(peer);
      this.#call.send({ type: 'key.judged', peer: id, verdict });
    }
  }

  #judgeName(name: string): 'changed' | null {
    const compared = [...this.#keys.values()].filter(({ verdict }) => verdict === 'compared');
    const names = compared.map((key) => key.name);
    return findLookAlikes([name, ...names])[0] === true ? 'changed' : null;
  }
}
