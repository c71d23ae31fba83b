import { runWorkers, type Attack } from './attack.ts';
import { ProtocolClient, type ClientRequest } from './protocol-client.ts';

const workerCount = 24;
/** What one connection may send at once, in frames of at most 32 requests. */
const framesPerConnection = 6;
const requestsPerFrame = 32;

/**
 * Attack 7: 24 clients send as many requests as one connection may send at once, and connect again for a new burst.
 */
export const reconnectingRequests: Attack = async (target) => {
  const { origin, room, nextAddress } = target;
  const peek: ClientRequest = { method: 'query', path: 'room.peek', input: { room } };
  const frame = Array.from({ length: requestsPerFrame }, () => peek);
  let served = 0;
  let refusals = 0;
  await runWorkers(
    workerCount,
    () => target.signal.aborted,
    async () => {
      const client = await ProtocolClient.connect(origin, { address: nextAddress() });
      if (client === null) {
        refusals += 1;
        return;
      }
      using _client = client;
      const frames = Array.from({ length: framesPerConnection }, () => client.requestAll(frame));
      for (const { refusal } of await Promise.all(frames.flat())) {
        if (refusal === null) served += 1;
        else refusals += 1;
      }
    },
  );
  return { served, refusals };
};
