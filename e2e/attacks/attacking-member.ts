import {
  signDescription,
  signDisconnect,
  limits,
  parseTrackedRoomEvent,
  RoomName,
  type EventId,
  type Generation,
  type Identity,
  type PeerId,
  type PlainSignal,
  type WireProfile,
  type WireRoomEvent,
  type SendSignalsInput,
  type Signal,
  type WireSignal,
} from '@visavis/protocol';
import { createProfile } from '@visavis/protocol/testing';
import { attackerName, type Target } from './attack.ts';
import { Pace } from './pace.ts';
import { ProtocolClient, type Outcome } from './protocol-client.ts';

/** How to join. */
interface JoinOptions {
  /** By default that of the target. */
  readonly room?: string;
  readonly identity?: Identity;
  readonly lastEventId?: EventId;
  /** By default the next one of the target. */
  readonly address?: string;
}

/** What became of an attempt to join. */
type JoinResult = { readonly member: AttackingMember } | { readonly refusal: string };

/** A client that has joined a room, and knows the honest members in it. */
export class AttackingMember implements Disposable {
  readonly client: ProtocolClient;
  readonly #room: RoomName;
  /** The other members, in the order in which they joined, and whether they are honest. */
  readonly peers = new Map<PeerId, boolean>();
  /** How many answers the pages have sent. */
  answerCount = 0;
  readonly #pace = new Pace();
  /** How many descriptions of each stream were signed, and how many of its signals were sent. */
  readonly #numbers = new Map<string, number>();
  readonly #sequences = new Map<string, number>();

  private constructor(client: ProtocolClient, room: RoomName) {
    this.client = client;
    this.#room = room;
  }

  /** Connects and joins. Resolves after `welcome` or `resync`. */
  static async join(target: Target, options: JoinOptions = {}): Promise<JoinResult> {
    const { room = target.room, address = target.nextAddress(), identity, lastEventId } = options;
    const connectOptions = { address, ...(identity !== undefined && { identity }) };
    const client = await ProtocolClient.connect(target.origin, connectOptions);
    if (client === null) return { refusal: 'not-connected' };
    const member = new AttackingMember(client, RoomName.parse(room));
    const profile = createProfile({ name: attackerName, revision: Date.now() });
    const input = { room, profile, ...(lastEventId !== undefined && { lastEventId }) };
    const { refusal } = await client.subscribe('room.join', input, (data) => {
      const event = parseTrackedRoomEvent(data)?.data;
      if (event !== undefined && event !== null) member.#handleEvent(event);
    });
    if (refusal === null) return { member };
    client[Symbol.dispose]();
    return { refusal };
  }

  /** Connects and joins the room of the target. @throws if the server refuses */
  static async joinOrThrow(target: Target): Promise<AttackingMember> {
    const result = await AttackingMember.join(target);
    if ('refusal' in result) throw new Error(`The attacker cannot join: ${result.refusal}.`);
    return result.member;
  }

  /** Its own id. */
  get id(): PeerId {
    return this.client.identity.peerId;
  }

  /**
   * Sends signals within the limits of one connection. Descriptions are signed as a page does it, because pages drop
   * all others.
   * @param signals at most 64
   */
  async send(
    to: PeerId,
    generation: Generation,
    signals: readonly PlainSignal[],
  ): Promise<Outcome> {
    const signed = await Promise.all(signals.map((signal) => this.#sign(to, generation, signal)));
    const stream = `${to} ${generation}`;
    const firstSequence = this.#sequences.get(stream) ?? 1;
    this.#sequences.set(stream, firstSequence + signed.length);
    const input: SendSignalsInput = { to, generation, firstSequence, signals: signed };
    await this.#pace.take(Buffer.byteLength(JSON.stringify(input)) + requestOverheadBytes);
    return this.client.request('mutation', 'signal.send', input);
  }

  /** The other members who are no attackers. */
  get honestPeers(): readonly PeerId[] {
    return [...this.peers].flatMap(([id, isHonest]) => (isHonest ? [id] : []));
  }

  leave(): Promise<Outcome> {
    return this.client.request('mutation', 'room.leave');
  }

  [Symbol.dispose](): void {
    this.client[Symbol.dispose]();
  }

  async #sign(to: PeerId, generation: Generation, signal: PlainSignal): Promise<Signal> {
    if (signal.kind === 'candidate') return signal;
    const { identity } = this.client;
    if (signal.kind === 'disconnect')
      return signDisconnect(identity, { room: this.#room, to, generation });
    const stream = `${to} ${generation}`;
    const number = (this.#numbers.get(stream) ?? 0) + 1;
    this.#numbers.set(stream, number);
    const unsigned = { room: this.#room, to, generation, number, description: signal };
    return signDescription(identity, unsigned);
  }

  #handleEvent(event: WireRoomEvent): void {
    switch (event.type) {
      case 'welcome':
      case 'resync':
        this.peers.clear();
        for (const { id, profile } of event.members) this.peers.set(id, isHonest(profile));
        break;
      case 'joined':
        this.peers.set(event.member.id, isHonest(event.member.profile));
        break;
      case 'left':
        this.peers.delete(event.id);
        break;
      case 'signal':
        this.answerCount += event.signals.filter(isAnswer).length;
        break;
      case 'away':
      case 'back':
      case 'updated':
      case 'room':
      case 'waiting':
      case 'asked':
      case 'role':
      case 'moderated':
        break;
      default:
        event satisfies never;
    }
  }
}

/** The part of a frame around the input of a request. */
const requestOverheadBytes = 100;

const isHonest = (profile: WireProfile): boolean =>
  'name' in profile && profile.name !== attackerName;

const isAnswer = (signal: WireSignal): boolean =>
  signal.kind === 'description' && signal.type === 'answer';

/** How many signals fit into one batch. */
export const batchSize = limits.maxSignalsPerBatch;
