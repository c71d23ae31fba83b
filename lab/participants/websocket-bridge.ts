/**
 * Runs on a computer of the lab and passes lines between its standard streams and a WebSocket that only
 * that computer reaches. Its argument is the WebSocket's address.
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
