/**
 * Runs on a computer of the lab and forwards lines between its standard streams and a WebSocket that only this
 * computer can reach. Its argument is the URL of the WebSocket.
 */
import { createInterface } from 'node:readline';

const [, , url = ''] = process.argv;
const socket = new WebSocket(url);
socket.addEventListener('message', ({ data }) => console.log(String(data)));
socket.addEventListener('close', () => process.exit());
socket.addEventListener('open', () => {
  createInterface({ input: process.stdin })
    .on('line', (line) => socket.send(line))
    .on('close', () => socket.close());
});
