import { createConnectionParams, webCryptography, type Identity } from '@visavis/protocol';
import { WebSocket } from 'ws';
import * as z from 'zod/mini';

/** A frame of the server. The error of a request has a reason; that of a frame that belongs to none has no id. */
const ServerFrame = z.object({
  id: z.nullish(z.int()),
  error: z.optional(z.object({ data: z.object({ reason: z.string() }) })),
  result: z.optional(z.object({ type: z.string(), data: z.optional(z.unknown()) })),
});

/** What became of a request. */
export interface Outcome {
  /** Null where the server has accepted the request. `closed` where the connection ended before. */
  readonly refusal: string | null;
  readonly data: unknown;
}

const closedOutcome: Outcome = { refusal: 'closed', data: null };

/** How to connect. */
export interface ConnectOptions {
  /** The source address. */
  readonly address?: string;
  /** By default a new one. */
  readonly identity?: Identity;
}

type Method = 'query' | 'mutation' | 'subscription';

/** A request of a frame. */
export interface ClientRequest {
  readonly method: Method;
  readonly path: string;
  readonly input?: object;
}

/**
 * A client without a browser that speaks tRPC over a WebSocket, as docs/PROTOCOL.md describes it, and that does
 * nothing by itself.
 */
export class ProtocolClient implements Disposable {
  readonly identity: Identity;
  readonly #socket: WebSocket;
  readonly #pending = new Map<number, (outcome: Outcome) => void>();
  readonly #subscribers = new Map<number, (data: unknown) => void>();
  #lastId = 0;
  /** Resolves when the connection is closed. */
  readonly closed: Promise<void>;

  private constructor(socket: WebSocket, identity: Identity) {
    this.#socket = socket;
    this.identity = identity;
    socket.on('message', (data: Buffer) => this.#receive(data.toString()));
    this.closed = new Promise((resolve) => {
      socket.on('close', () => {
        for (const settle of this.#pending.values()) settle(closedOutcome);
        this.#pending.clear();
        resolve();
      });
    });
  }

  /** Resolves when the connection is open; with null if the server has refused it. */
  static async connect(
    origin: string,
    { address = '127.0.0.1', ...options }: ConnectOptions = {},
  ): Promise<ProtocolClient | null> {
    const host = `127.0.0.1:${new URL(origin).port}`;
    const identity = options.identity ?? (await webCryptography.createIdentity());
    // Before the connection is open, so that it logs in at once.
    const data = await createConnectionParams(identity, host);
    const socket = new WebSocket(`ws://${host}/trpc?connectionParams=1`, {
      localAddress: address,
      perMessageDeflate: false,
    });
    return new Promise((resolve) => {
      // After the connection is open, its end is reported by `closed`.
      socket.on('error', () => resolve(null));
      socket.on('open', () => {
        socket.send(JSON.stringify({ method: 'connectionParams', data }));
        resolve(new ProtocolClient(socket, identity));
      });
    });
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  /** Bytes that were sent and that the operating system has not taken yet. */
  get unsentBytes(): number {
    return this.#socket.bufferedAmount;
  }

  request(method: Exclude<Method, 'subscription'>, path: string, input?: object): Promise<Outcome> {
    const [outcome = Promise.resolve(closedOutcome)] = this.requestAll([
      { method, path, ...(input && { input }) },
    ]);
    return outcome;
  }

  /** Sends requests in one frame. */
  requestAll(requests: readonly ClientRequest[]): Promise<Outcome>[] {
    const numbered = requests.map((request) => ({ id: (this.#lastId += 1), ...request }));
    const frame = numbered.map(({ id, method, ...params }) => ({ id, method, params }));
    const outcomes = numbered.map(({ id }) => this.#outcomeOf(id));
    this.sendText(JSON.stringify(frame));
    return outcomes;
  }

  /**
   * Subscribes to the events of a room. Resolves with the first event, or with the refusal.
   * @param onEvent gets every event, the first one included
   */
  subscribe(path: string, input: object, onEvent: (data: unknown) => void): Promise<Outcome> {
    const id = (this.#lastId += 1);
    this.#subscribers.set(id, onEvent);
    const outcome = this.#outcomeOf(id);
    this.sendText(JSON.stringify({ id, method: 'subscription', params: { path, input } }));
    return outcome;
  }

  /** Sends a frame whatever it contains. */
  sendText(text: string): void {
    this.#socket.send(text, () => {
      // A closed connection is reported by `closed`.
    });
  }

  /** Reads nothing any more. */
  stopReading(): void {
    this.#socket.pause();
  }

  /** Closes the connection as a page does that leaves. */
  close(): void {
    this.#socket.close(1000);
  }

  /** Drops the connection without a close frame. */
  [Symbol.dispose](): void {
    this.#socket.terminate();
  }

  #outcomeOf(id: number): Promise<Outcome> {
    return new Promise((resolve) => {
      if (this.isOpen) this.#pending.set(id, resolve);
      else resolve(closedOutcome);
    });
  }

  #receive(text: string): void {
    const { id, error, result } = ServerFrame.parse(JSON.parse(text));
    if (id === null || id === undefined) return;
    // The first frame of a subscription contains nothing.
    if (result !== undefined && result.type === 'started') return;
    const data = result?.data ?? null;
    this.#pending.get(id)?.({ refusal: error?.data.reason ?? null, data });
    this.#pending.delete(id);
    if (result?.type === 'data') this.#subscribers.get(id)?.(data);
  }
}
