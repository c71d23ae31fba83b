import { createServer, readConfig } from '../apps/server/src/index.ts';
import { parseTrackedRoomEvent, RoomName, webCryptography } from '@visavis/protocol';
import { createProfile } from '@visavis/protocol/testing';
import { ProtocolClient } from './attacks/protocol-client.ts';
import { candidateFlood } from './attacks/candidate-flood.ts';
import { generationFlood } from './attacks/generation-flood.ts';
import { createAddresses } from './attacks/attack.ts';
import { Verifier } from '../packages/client/src/trust/verifier.ts';
const silent = () => {};
const server = await createServer(readConfig({ PORT: '0', LOG_LEVEL: 'silent' }), { logger: { debug: silent, info: silent, warn: silent, error: silent, fatal: silent } });
for (const attack of [candidateFlood, generationFlood]) {
  const room = RoomName.parse('blue');
  const client = await ProtocolClient.connect(server.url);
  if (client === null) throw new Error('x');
  const keys = new Map();
  const counts: Record<string, number> = {};
  const verifier = new Verifier(webCryptography);
  let queue = Promise.resolve();
  await client.subscribe('room.join', { room, profile: createProfile() }, (data) => {
    const event = parseTrackedRoomEvent(data)?.data;
    if (event?.type === 'joined') keys.set(event.member.id, event.member.publicKey);
    if (event?.type === 'signal') for (const signal of event.signals) {
      if (signal.kind === 'candidate') { counts.candidates = (counts.candidates ?? 0) + 1; continue; }
      queue = queue.then(async () => {
        const r = await verifier.verify({ room, from: event.from, publicKey: keys.get(event.from), to: client.identity.peerId, generation: event.generation, description: signal });
        counts[String(r)] = (counts[String(r)] ?? 0) + 1;
      });
    }
  });
  const report = await attack({ origin: server.url, room, nextAddress: createAddresses(1000), signal: AbortSignal.timeout(4000) });
  await new Promise((r) => setTimeout(r, 1500));
  await queue;
  console.log(report, counts);
  client.close();
  await client.closed;
}
process.exit(0);
