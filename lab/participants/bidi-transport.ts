import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ConnectionTransport } from 'puppeteer-core';
import type { Namespace } from '../network/namespace.ts';

const bridgeScript = fileURLToPath(new URL('websocket-bridge.ts', import.meta.url));

/** Creates a WebDriver BiDi connection to a WebSocket that only one computer of the lab can reach. */
export function createBidiTransport(computer: Namespace, url: string): ConnectionTransport {
  const { stdin, stdout } = computer.spawn(process.execPath, [bridgeScript, url]);
  if (stdin === null || stdout === null) throw new Error('The bridge has no standard streams.');
  const transport: ConnectionTransport = {
    send: (message) => {
      stdin.write(`${message}\n`);
    },
    close: () => stdin.end(),
  };
  createInterface({ input: stdout })
    .on('line', (line) => transport.onmessage?.(line))
    .on('close', () => transport.onclose?.());
  return transport;
}
