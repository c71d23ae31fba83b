import { once } from 'node:events';
import { WebSocket } from 'ws';

/** The close code of a page that is closed or left (RFC 6455 section 7.4.1). */
const normalClosure = 1000;

/** The subset of a WebSocket that the clients of all stacks need. */
export interface TextSocket {
  send(text: string): void;
  close(): Promise<void>;
}

export interface TextSocketHandlers {
  readonly onOpen: (socket: TextSocket) => void;
  readonly onText: (text: string, socket: TextSocket) => void;
  readonly onError: (error: Error) => void;
}

/** Opens a WebSocket to a server on this machine. */
export function openTextSocket(port: number, path: string, handlers: TextSocketHandlers): void {
  const { onOpen, onText, onError } = handlers;
  const webSocket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { perMessageDeflate: false });
  const socket: TextSocket = {
    send: (text) => webSocket.send(text),
    close: async () => {
      const closed = once(webSocket, 'close');
      webSocket.close(normalClosure);
      await closed;
    },
  };
  webSocket.on('error', onError);
  webSocket.on('open', () => onOpen(socket));
  webSocket.on('message', (data: Buffer) => onText(data.toString(), socket));
}
