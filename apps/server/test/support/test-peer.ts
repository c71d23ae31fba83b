import {
  createConnectionParams,
  TrackedRoomEvent,
  webCryptography,
  type ConnectionParams,
  type Identity,
  type WireProfile,
  type WireRoomEvent,
} from '@visavis/protocol';
import { createProfile } from '@visavis/protocol/testing';
import { WebSocket, type ClientOptions } from 'ws';
import * as z from 'zod/mini';
import type { ServerHandle } from '../../src/index.ts';
import { socketUrl } from './server.ts';
import { textOf } from './text.ts';
import { until } from './wait.ts';

const Frame = z.object({
  id: z.nullable(z.number()),
  result: z.optional(z.object({ type: z.string(), data: z.optional(z.unknown()) })),
  error: z.optional(z.object({ message: z.string(), data: z.object({ reason: z.string() }) })),
});
type Frame = z.infer<typeof Frame>;

/** How a test peer connects. */
export interface TestPeerOptions extends ClientOptions {
  readonly identity?: Identity;
  /** The data of the first message; the connection parameters of the session by default. */
  readonly firstMessageData?: unknown;
  /** Sends no connection parameters. */
  readonly silent?: boolean;
}

/** A WebSocket that sends tRPC's frames without a tRPC client, so that a test can also send invalid ones. */
export class TestPeer implements Disposable {
  readonly identity: Identity;
  /** Its connection parameters. The same again for another connection with the same identity. */
  readonly login: ConnectionParams;
  readonly socket: WebSocket;
  readonly frames: unknown[] = [];
  readonly events: TrackedRoomEvent[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  #nextId = 1;
  #subscription: number | undefined;

  private constructor(
    url: string,
    { identity, login }: Pick<TestPeer, 'identity' | 'login'>,
    options: ClientOptions,
  ) {
    this.identity = identity;
    this.login = login;
    this.socket = new WebSocket(url, options);
    this.closed = new Promise((resolve) => {
      this.socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
    this.socket.on('error', () => {});
    this.socket.on('message', (data) => this.#handleMessage(textOf(data)));
  }

  /** Connects and authenticates. */
  static connect(server: ServerHandle, options: TestPeerOptions = {}): Promise<TestPeer> {
    return TestPeer.connectTo(socketUrl(server), options);
  }

  /** Connects to the URL of a WebSocket. */
  static async connectTo(url: string, options: TestPeerOptions = {}): Promise<TestPeer> {
    const { firstMessageData, silent = false, ...rest } = options;
    const identity = options.identity ?? (await webCryptography.createIdentity());
    const login = await createConnectionParams(identity, new URL(url).host);
    const peer = new TestPeer(url, { identity, login }, rest);
    await new Promise((resolve, reject) => {
      peer.socket.once('open', resolve);
      peer.socket.once('error', reject);
    });
    const data = firstMessageData ?? login;
    if (!silent) peer.sendFrame({ method: 'connectionParams', data });
    return peer;
  }

  get id() {
    return this.identity.peerId;
  }

  sendFrame(message: unknown): void {
    this.socket.send(JSON.stringify(message));
  }

  /** Runs a procedure. Gives its data, or the refusal reason. */
  async call(method: 'query' | 'mutation', path: string, input?: unknown) {
    const id = this.#request(method, path, { input });
    const { result, error } = await this.response(id);
    return error === undefined ? { data: result?.data } : { reason: error.data.reason };
  }

  /** Waits for the first frame with this id. */
  async response(id: number | null): Promise<Frame> {
    let found: Frame | undefined;
    await until(() => {
      found = this.frames.map((frame) => Frame.parse(frame)).find((frame) => frame.id === id);
      return found !== undefined;
    });
    return found ?? { id };
  }

  /** Joins a room. Gives the reason where that is refused. */
  async join(
    room: string,
    { name = 'Ana', revision = 1, lastEventId, ...rest }: JoinOptions = {},
  ): Promise<{ reason?: string }> {
    const profile = createProfile({ name, microphone: true, camera: true, revision });
    const id = this.#request('subscription', 'room.join', {
      input: { room, profile, ...rest },
      lastEventId,
    });
    const { error } = await this.response(id);
    if (error !== undefined) return { reason: error.data.reason };
    this.#subscription = id;
    return {};
  }

  /** Waits until the server refuses to go on with the room that was joined, and gives the reason. */
  async refusal(): Promise<string> {
    let reason: string | undefined;
    await until(() => {
      const frames = this.frames.map((frame) => Frame.parse(frame));
      const ended = frames.find(
        ({ id, error }) => id === this.#subscription && error !== undefined,
      );
      reason = ended?.error?.data.reason;
      return reason !== undefined;
    });
    return reason ?? '';
  }

  /** Unsubscribes from the room. */
  stop(): void {
    this.sendFrame({ id: this.#subscription, method: 'subscription.stop' });
  }

  send(to: string, generation: number, first: number, ...signals: unknown[]) {
    return this.call('mutation', 'signal.send', { to, generation, firstSequence: first, signals });
  }

  /** Waits for an event of this type, and gives the newest. */
  async event<Type extends WireRoomEvent['type']>(
    type: Type,
  ): Promise<{ eventId: string } & Extract<WireRoomEvent, { type: Type }>> {
    const newest = () => this.events.findLast(({ data }) => data.type === type);
    await until(() => newest() !== undefined);
    const found = newest();
    if (found === undefined || !isType(found.data, type)) throw new Error(`no ${type}`);
    return { ...found.data, eventId: found.id };
  }

  /** The types of all events so far, in order. */
  get eventTypes(): string[] {
    return this.events.map(({ data }) => data.type);
  }

  [Symbol.dispose](): void {
    this.socket.terminate();
  }

  #request(method: string, path: string, { input, lastEventId }: RequestParams): number {
    const id = this.#nextId;
    this.#nextId += 1;
    this.sendFrame({ id, method, params: { path, input, lastEventId } });
    return id;
  }

  #handleMessage(text: string): void {
    const json: unknown = JSON.parse(text);
    this.frames.push(json);
    const data = Frame.safeParse(json).data?.result?.data;
    const event = TrackedRoomEvent.safeParse(data);
    if (event.success) this.events.push(event.data);
  }
}

interface JoinOptions {
  readonly name?: string;
  readonly revision?: number;
  readonly lastEventId?: string | undefined;
  /** Instead of one with the name and the revision. */
  readonly profile?: WireProfile;
  /** For a private room. */
  readonly entry?: unknown;
  readonly delegation?: unknown;
}

interface RequestParams {
  readonly input: unknown;
  readonly lastEventId?: string | undefined;
}

function isType<Type extends WireRoomEvent['type']>(
  event: WireRoomEvent,
  type: Type,
): event is Extract<WireRoomEvent, { type: Type }> {
  return event.type === type;
}
