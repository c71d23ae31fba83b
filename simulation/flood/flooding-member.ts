import {
  createInitialProfile,
  signDescription,
  signDisconnect,
  type EventId,
  type Generation,
  type PeerId,
  type WireRoomEvent,
  type RoomName,
  type Identity,
  type PlainSignal,
  type Signal,
} from '@visavis/protocol';
import { Uplink, type SignalingNetwork } from '../participant/uplink.ts';
import { createSeededIdentity } from '../participant/simulated-cryptography.ts';
import { ProtocolClient } from './protocol-client.ts';

interface Options {
  readonly name: string;
  readonly room: RoomName;
  readonly network: SignalingNetwork;
  /** Sends once. It is called 40 times a second. */
  readonly flood: (member: FloodingMember) => void;
  /** The SDP of every offer. */
  readonly sdp: string;
  /** Called with its id when it has joined. */
  readonly onJoin: (id: PeerId) => void;
}

/** Milliseconds between two sends, so that all of them together are within the rate of one connection. */
const sendIntervalMs = 100;
const sendsPerInterval = 4;

/** A member without a page that sends as much as the limits of one connection allow, until it is stopped. */
export class FloodingMember {
  readonly #options: Options;
  readonly #uplink: Uplink;
  readonly #others = new Set<PeerId>();
  readonly #sequences = new Map<string, number>();
  #identity: Identity;
  #client: ProtocolClient | null = null;
  #hasJoined = false;
  #sendCount = 0;
  #isStopped = false;
  /** The generation of the last offer. */
  generation: Generation;

  constructor(options: Options) {
    this.#options = options;
    this.#uplink = new Uplink(options.network, options.name);
    this.#identity = this.#createIdentity();
    this.generation = Math.floor(Date.now());
    this.#connect(null);
    this.#scheduleSends();
  }

  /** The SDP of an offer. */
  get sdp(): string {
    return this.#options.sdp;
  }

  /** Whether the server has let it into the room. */
  get hasJoined(): boolean {
    return this.#hasJoined;
  }

  /** Connects again. @param options whether as the same member, and the event to resume from */
  reconnect({ isSame, lastEventId }: { isSame: boolean; lastEventId: EventId | null }): void {
    if (!isSame) this.#identity = this.#createIdentity();
    this.#end(!isSame);
    this.#connect(lastEventId);
  }

  /** Sends signals to one of the others, the next one each time. @param signals at most 64 */
  send(signals: readonly PlainSignal[]): void {
    if (!this.#hasJoined || this.#others.size === 0) return;
    const to = [...this.#others][(this.#sendCount += 1) % this.#others.size];
    if (to === undefined) return;
    const { generation } = this;
    const stream = `${to} ${generation}`;
    const firstSequence = this.#sequences.get(stream) ?? 1;
    this.#sequences.set(stream, firstSequence + signals.length);
    const client = this.#client;
    void this.#sign(to, signals, firstSequence).then((signed) => {
      client?.send({ to, generation, firstSequence, signals: signed });
    });
  }

  /** Signs the descriptions among the signals; others would be dropped before they cost anything. */
  #sign(to: PeerId, signals: readonly PlainSignal[], firstNumber: number): Promise<Signal[]> {
    const { generation } = this;
    const { room } = this.#options;
    return Promise.all(
      signals.map(async (signal, index): Promise<Signal> => {
        if (signal.kind === 'candidate') return signal;
        if (signal.kind === 'disconnect')
          return signDisconnect(this.#identity, { room, to, generation });
        const number = firstNumber + index;
        const unsigned = { room, to, generation, number, description: signal };
        return signDescription(this.#identity, unsigned);
      }),
    );
  }

  /** Leaves the room for good. */
  stop(): void {
    this.#isStopped = true;
    this.#end(true);
  }

  #createIdentity(): Identity {
    return createSeededIdentity(this.#options.network.random);
  }

  #connect(lastEventId: EventId | null): void {
    const { name, room } = this.#options;
    const client = new ProtocolClient({
      uplink: this.#uplink,
      identity: this.#identity,
      onOpen: () =>
        client.join(room, createInitialProfile(name, Math.floor(Date.now())), lastEventId),
      onEvent: (event) => {
        if (client === this.#client) this.#handleEvent(event);
      },
      onClose: () => {
        if (client === this.#client) this.reconnect({ isSame: true, lastEventId: null });
      },
    });
    this.#client = client;
  }

  #end(shouldLeave: boolean): void {
    const client = this.#client;
    this.#client = null;
    if (this.#hasJoined && shouldLeave) client?.leave();
    client?.close();
    this.#hasJoined = false;
    this.#others.clear();
    this.#sequences.clear();
  }

  #scheduleSends(): void {
    this.#options.network.scheduler.schedule(sendIntervalMs, () => {
      if (this.#isStopped) return;
      for (let count = 0; count < sendsPerInterval; count += 1) this.#options.flood(this);
      this.#scheduleSends();
    });
  }

  #handleEvent(event: WireRoomEvent): void {
    if (event.type === 'welcome' || event.type === 'resync') {
      this.#hasJoined = true;
      this.#options.onJoin(event.self);
      this.#others.clear();
      for (const { id } of event.members) this.#others.add(id);
    } else if (event.type === 'joined') this.#others.add(event.member.id);
    else if (event.type === 'left') this.#others.delete(event.id);
  }
}
