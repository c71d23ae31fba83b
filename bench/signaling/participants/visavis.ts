import { randomBytes } from 'node:crypto';
import {
  createConnectionParams,
  limits,
  SessionSecret,
  TrackedRoomEvent,
  type RoomEvent,
} from '@visavis/protocol';
import * as z from 'zod/mini';
import { profile, type Signal } from '../payload/payload.ts';
import type { Join } from './participant.ts';
import { openTextSocket, type TextSocket } from './text-socket.ts';

/** A message of a tRPC server: an answer, or an event of the subscription. */
const ServerMessage = z.object({
  id: z.int(),
  error: z.optional(z.object({ message: z.string() })),
  result: z.optional(z.object({ type: z.string(), data: z.optional(z.unknown()) })),
});

/**
 * The outbox of packages/machines: one batch at a time to each person, and what appears while it is on
 * its way goes in the next.
 */
class SignalQueue {
  readonly #line: TextSocket;
  readonly #to: string;
  readonly #nextId: () => number;
  readonly #generation = Date.now();
  #waiting: Signal[] = [];
  #first = 1;
  /** The request that is on its way. */
  #inFlight: number | undefined;

  constructor(line: TextSocket, to: string, nextId: () => number) {
    this.#line = line;
    this.#to = to;
    this.#nextId = nextId;
  }

  add(signal: Signal): void {
    this.#waiting.push(signal);
    this.#flush();
  }

  acknowledge(id: number): void {
    if (id !== this.#inFlight) return;
    this.#inFlight = undefined;
    this.#flush();
  }

  #flush(): void {
    if (this.#inFlight !== undefined || this.#waiting.length === 0) return;
    const signals = this.#waiting.splice(0, limits.maxSignalsPerBatch);
    const input = { to: this.#to, generation: this.#generation, firstSequence: this.#first, signals };
    this.#first += signals.length;
    const id = this.#nextId();
    this.#inFlight = id;
    const params = { input, path: 'signal.send' };
    this.#line.send(JSON.stringify({ id, method: 'mutation', params }));
  }
}

const iceServersRequestId = 1;
const roomJoinRequestId = 2;

/**
 * A person on Visavis, in the words that the client of packages/client sends through tRPC: who it is in
 * one frame, then what it wants first in one batch.
 */
export const join: Join = ({ port, room, onSignal }) =>
  new Promise((resolve, reject) => {
    const queues = new Map<string, SignalQueue>();
    let lastId = roomJoinRequestId;
    const nextId = () => (lastId += 1);

    const receive = (event: RoomEvent, line: TextSocket) => {
      if (event.type === 'signal') {
        for (const signal of event.signals) onSignal(event.from, signal);
      }
      if (event.type !== 'welcome') return;
      resolve({
        others: event.members.map(({ id }) => id),
        send: (to, signal) => {
          const queue = queues.get(to) ?? new SignalQueue(line, to, nextId);
          queues.set(to, queue);
          queue.add(signal);
        },
        leave: () => line.close(),
      });
    };

    openTextSocket(port, '/trpc?connectionParams=1', {
      onError: reject,
      onOpen: (line) => {
        const session = SessionSecret.parse(randomBytes(16).toString('base64url'));
        line.send(
          JSON.stringify({ method: 'connectionParams', data: createConnectionParams(session) }),
        );
        line.send(
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
      onText: (text, line) => {
        const told = ServerMessage.parse(JSON.parse(text));
        if (told.error !== undefined) throw new Error(told.error.message);
        if (told.id === roomJoinRequestId) {
          const event = TrackedRoomEvent.safeParse(told.result?.data);
          if (event.success) receive(event.data.data, line);
        } else {
          for (const queue of queues.values()) queue.acknowledge(told.id);
        }
      },
    });
  });
