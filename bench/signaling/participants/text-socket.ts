import { once } from 'node:events';
import { WebSocket } from 'ws';

/** Clean end of a page that is closed or left (RFC 6455 section 7.4.1). */
const goingAway = 1001;

/** The part of a WebSocket that all the stacks' clients need. */
export interface TextSocket {
  send(text: string): void;
  close(): Promise<void>;
}

/** What a stack does with its socket. */
export interface TextSocketHandlers {
  readonly onOpen: (line: TextSocket) => void;
  readonly onText: (text: string, line: TextSocket) => void;
  readonly onError: (error: Error) => void;
}

/** Opens a WebSocket to the server on this machine. */
export function openTextSocket(port: number, path: string, handlers: TextSocketHandlers): void {
  const { onOpen, onText, onError } = handlers;
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { perMessageDeflate: false });
  const line: TextSocket = {
    send: (text) => socket.send(text),
    close: async () => {
      const closed = once(socket, 'close');
      socket.close(goingAway);
      await closed;
    },
  };
  socket.on('error', onError);
  socket.on('open', () => onOpen(line));
  socket.on('message', (data: Buffer) => onText(data.toString(), line));
}
