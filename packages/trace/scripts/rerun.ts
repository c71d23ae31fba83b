import {
  initEventType,
  parentOf,
  runningDelaysOf,
  setSessionId,
  stopEvent,
  type RunningDelay,
} from '@visavis/machines/xstate-internals';
import {
  Actor,
  createActor,
  fromCallback,
  StateMachine,
  type AnyActorLogic,
  type AnyActorRef,
  type AnyEventObject,
  type AnyStateMachine,
  type InspectionEvent,
} from 'xstate';
import {
  actorLogsOf,
  Json,
  machines,
  type ActorLogs,
  type EntryOf,
  type TraceEntry,
} from '../src/index.ts';
import { createValueRestorer } from '../src/replay/restore-values.ts';

const machinesById: ReadonlyMap<string, AnyStateMachine> = new Map(Object.entries(machines));

const isEvent = (value: unknown): value is AnyEventObject =>
  typeof value === 'object' && value !== null && 'type' in value;

/** Runs the machines of a trace, all together, with what came from the user, the platform and delays. */
export class Rerun {
  readonly #logs: ActorLogs;
  readonly #restore = createValueRestorer().createRestore();
  readonly #actors = new Map<string, AnyActorRef>();
  /** Sends an event to the parent of an actor that stands for the platform, by the key of the actor. */
  readonly #senders = new Map<string, (event: AnyEventObject) => void>();
  /** The highest number of an actor so far. Keys are the session ids of XState, such as `x:12`. */
  #highestNumber: number;
  readonly #timers = new Map<RunningDelay, () => void>();
  readonly #inspect: (event: InspectionEvent) => void;

  constructor(entries: readonly TraceEntry[], inspect: (event: InspectionEvent) => void) {
    this.#logs = actorLogsOf(entries);
    const numbers = [...this.#logs.keys()].map((key) => Number(key.split(':')[1]));
    this.#highestNumber = Math.max(0, ...numbers.filter(Number.isSafeInteger));
    this.#inspect = inspect;
  }

  /** Repeats what an entry records, unless it follows from other entries. Returns whether that was possible. */
  repeat(entry: TraceEntry): boolean {
    if (entry.kind === 'actor' && entry.parent === null) return this.#create(entry);
    if (entry.kind === 'event') return this.#repeatEvent(entry);
    const isStop = entry.kind === 'snapshot' && entry.event === stopEvent.type;
    if (isStop && this.#logs.get(entry.actor)?.start?.parent === null)
      this.#actors.get(entry.actor)?.stop();
    return true;
  }

  #repeatEvent(entry: EntryOf<'event'>): boolean {
    const { actor: key, from, delayId } = entry;
    const start = this.#logs.get(key)?.start;
    const sender = this.#logs.get(from ?? '')?.start;
    if (start?.machine == null) return true;
    if (delayId !== undefined) return this.#expire(from ?? key, delayId);
    const actor = this.#actors.get(key);
    if (entry.event.type === initEventType) {
      if (start.parent === null) actor?.start();
      return true;
    }
    if (from !== null && sender?.machine !== null) return true;
    const event = this.#restore(Json.parse(entry.event));
    const send = from === null ? actor?.send.bind(actor) : this.#senders.get(from);
    if (!isEvent(event) || send === undefined) return false;
    send(event);
    return true;
  }

  #create({ actor: key, id, machine: machineId, input }: EntryOf<'actor'>): boolean {
    const machine = machinesById.get(machineId ?? '');
    if (machine === undefined) return false;
    createActor(this.#withPlatform(machine), {
      id,
      input: this.#restore(input),
      clock: {
        setTimeout: (expire) => this.#startTimer(key, expire),
        clearTimeout: (delay: RunningDelay) => this.#timers.delete(delay),
      },
      inspect: (inspected) => this.#observe(inspected, key),
    }).subscribe({ error: () => {} });
    return true;
  }

  /** Gives each actor the key that it has in the trace, before its start is recorded. */
  #observe(inspected: InspectionEvent, rootKey: string): void {
    const { actorRef: actor } = inspected;
    if (inspected.type === '@xstate.actor' && actor instanceof Actor) {
      const parent = parentOf(actor)?.sessionId;
      setSessionId(actor, parent === undefined ? rootKey : this.#claimChild(parent, actor.id));
      this.#actors.set(actor.sessionId, actor);
    }
    this.#inspect(inspected);
  }

  /** The key of the next recorded child with this id. A child that was not recorded gets a key of its own. */
  #claimChild(parent: string, id: string): string {
    const recorded = [...this.#logs.values()].find(
      ({ key, start }) => start?.parent === parent && start.id === id && !this.#actors.has(key),
    );
    if (recorded !== undefined) return recorded.key;
    this.#highestNumber += 1;
    return `x:${this.#highestNumber}`;
  }

  /** Returns what identifies the timer. XState has just added its delay. */
  #startTimer(rootKey: string, expire: () => void): RunningDelay | undefined {
    const root = this.#actors.get(rootKey);
    const started = (root ? runningDelaysOf(root) : []).find((delay) => !this.#timers.has(delay));
    if (started !== undefined) this.#timers.set(started, expire);
    return started;
  }

  #expire(key: string, delayId: string): boolean {
    const timer = [...this.#timers.keys()].findLast(
      ({ source, id }) => source.sessionId === key && id === delayId,
    );
    if (timer === undefined) return false;
    const expire = this.#timers.get(timer);
    this.#timers.delete(timer);
    expire?.();
    return true;
  }

  /** The machine with machines as its children, and with actors that do nothing instead of the platform. */
  #withPlatform(machine: AnyStateMachine): AnyStateMachine {
    const platform = fromCallback<AnyEventObject>(({ sendBack, self }) => {
      this.#senders.set(self.sessionId, sendBack);
    });
    const actors: Record<string, AnyActorLogic> = {};
    for (const [src, logic] of Object.entries<unknown>(machine.implementations.actors)) {
      actors[src] = logic instanceof StateMachine ? this.#withPlatform(logic) : platform;
    }
    return machine.provide({ actors });
  }
}
