import { once } from 'node:events';
import { WebSocket } from 'ws';

/** Clean end of a page that is closed or left (RFC 6455 section 7.4.1). */
const GOING_AWAY = 1001;

/** The part of a WebSocket that all the stacks' clients need. */
export interface Line {
  send(text: string): void;
  close(): Promise<void>;
}

/** What a stack does with its socket. */
export interface LineHandlers {
  readonly onOpen: (line: Line) => void;
  readonly onText: (text: string, line: Line) => void;
  readonly onError: (error: Error) => void;
}

/** Opens a WebSocket to the server on this machine. */
export function openLine(port: number, path: string, handlers: LineHandlers): void {
  const { onOpen, onText, onError } = handlers;
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { perMessageDeflate: false });
  const line: Line = {
    send: (text) => socket.send(text),
    close: async () => {
      const closed = once(socket, 'close');
      socket.close(GOING_AWAY);
      await closed;
    },
  };
  socket.on('error', onError);
  socket.on('open', () => onOpen(line));
  socket.on('message', (data: Buffer) => onText(data.toString(), line));
}
