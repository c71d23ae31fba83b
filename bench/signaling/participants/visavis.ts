import {
  createConnectionParams,
  limits,
  TrackedRoomEvent,
  webCryptography,
  type WireRoomEvent,
  type Signal as SentSignal,
} from '@visavis/protocol';
import { signature } from '@visavis/protocol/testing';
import * as z from 'zod/mini';
import { profile, type Signal } from '../payload/payload.ts';
import type { Join } from './participant.ts';
import { openTextSocket, type TextSocket } from './text-socket.ts';

/** A message of a tRPC server: a response, or an event of a subscription. */
const ServerMessage = z.object({
  id: z.int(),
  error: z.optional(z.object({ message: z.string() })),
  result: z.optional(z.object({ type: z.string(), data: z.optional(z.unknown()) })),
});

/** A signal as Visavis sends it. The server relays the signature of a description and does not verify it. */
const toSentSignal = (signal: Signal): SentSignal =>
  signal.kind === 'description' ? { ...signal, number: 1, signature } : signal;

/**
 * Sends signals to one member as the outbox of packages/machines does: one batch at a time. Signals that are
 * added while a batch is in flight go into the next one.
 */
class SignalQueue {
  readonly #socket: TextSocket;
  readonly #to: string;
  readonly #nextId: () => number;
  readonly #generation = Date.now();
  #queue: SentSignal[] = [];
  #nextSequence = 1;
  /** The id of the request in flight. */
  #inFlightId: number | undefined;

  constructor(socket: TextSocket, to: string, nextId: () => number) {
    this.#socket = socket;
    this.#to = to;
    this.#nextId = nextId;
  }

  add(signal: Signal): void {
    this.#queue.push(toSentSignal(signal));
    this.#flush();
  }

  acknowledge(id: number): void {
    if (id !== this.#inFlightId) return;
    this.#inFlightId = undefined;
    this.#flush();
  }

  #flush(): void {
    if (this.#inFlightId !== undefined || this.#queue.length === 0) return;
    const signals = this.#queue.splice(0, limits.maxSignalsPerBatch);
    const input = {
      to: this.#to,
      generation: this.#generation,
      firstSequence: this.#nextSequence,
      signals,
    };
    this.#nextSequence += signals.length;
    const id = this.#nextId();
    this.#inFlightId = id;
    const params = { input, path: 'signal.send' };
    this.#socket.send(JSON.stringify({ id, method: 'mutation', params }));
  }
}

const iceServersRequestId = 1;
const roomJoinRequestId = 2;

/**
 * Joins on Visavis with the frames that the client of packages/client sends through tRPC: the connection
 * parameters, then the first requests in one batch.
 */
export const join: Join = async ({ port, room, onSignal }) => {
  const identity = await webCryptography.createIdentity();
  // Before the connection is open, so that it logs in at once.
  const data = await createConnectionParams(identity, `127.0.0.1:${port}`);
  return new Promise((resolve, reject) => {
    const queues = new Map<string, SignalQueue>();
    let lastId = roomJoinRequestId;
    const nextId = () => (lastId += 1);

    const receive = (event: WireRoomEvent, socket: TextSocket) => {
      if (event.type === 'signal') {
        for (const signal of event.signals) {
          // Nothing is sealed in an open room, and nobody disconnects.
          if (signal.kind === 'description' || signal.kind === 'candidate')
            onSignal(event.from, signal);
        }
      }
      if (event.type !== 'welcome') return;
      resolve({
        otherIds: event.members.map(({ id }) => id),
        send: (to, signal) => {
          const queue = queues.get(to) ?? new SignalQueue(socket, to, nextId);
          queues.set(to, queue);
          queue.add(signal);
        },
        leave: () => socket.close(),
      });
    };

    openTextSocket(port, '/trpc?connectionParams=1', {
      onError: reject,
      onOpen: (socket) => {
        socket.send(JSON.stringify({ method: 'connectionParams', data }));
        socket.send(
          JSON.stringify([
            { id: iceServersRequestId, method: 'query', params: { path: 'ice.servers' } },
            {
              id: roomJoinRequestId,
              method: 'subscription',
              params: { input: { room, profile }, path: 'room.join' },
            },
          ]),
        );
      },
      onText: (text, socket) => {
        const message = ServerMessage.parse(JSON.parse(text));
        if (message.error !== undefined) throw new Error(message.error.message);
        if (message.id === roomJoinRequestId) {
          const event = TrackedRoomEvent.safeParse(message.result?.data);
          if (event.success) receive(event.data.data, socket);
        } else {
          for (const queue of queues.values()) queue.acknowledge(message.id);
        }
      },
    });
  });
};
