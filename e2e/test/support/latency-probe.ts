import { generateRoomName, parseTrackedRoomEvent, type PeerId } from '@visavis/protocol';
import { createCandidate, createProfile } from '@visavis/protocol/testing';
import { percentile } from '../../../bench/common/statistics.ts';
import { ProtocolClient } from '../../attacks/protocol-client.ts';
import type { TimeRange } from './video-freeze.ts';

const pairCount = 5;
/** Below the limit of a connection, which is 50 messages a second. */
const intervalMs = 25;

/** Measures how long a server takes for the requests of members in rooms of their own. */
export interface LatencyProbe extends Disposable {
  /**
   * The 99th percentile of the latencies of the requests that were sent in a time range, in milliseconds; infinite
   * if one of them was refused.
   */
  p99Ms(range: TimeRange): Promise<number>;
}

async function joinRoom(
  origin: string,
  room: string,
  onJoined: (id: PeerId) => void = () => undefined,
): Promise<ProtocolClient> {
  const client = await ProtocolClient.connect(origin);
  const input = { room, profile: createProfile() };
  const outcome = await client?.subscribe('room.join', input, (data) => {
    const event = parseTrackedRoomEvent(data)?.data;
    if (event?.type === 'joined') onJoined(event.member.id);
  });
  if (client === null || outcome?.refusal !== null)
    throw new Error('The server refuses the probe.');
  return client;
}

/** Starts requests, each at its time, however long the ones before take. @param origin of the server */
export async function startLatencyProbe(origin: string): Promise<LatencyProbe> {
  using starting = new DisposableStack();
  const requests: { readonly at: number; readonly latencyMs: Promise<number> }[] = [];
  const startPair = async (): Promise<void> => {
    const room = generateRoomName(crypto);
    const joined = Promise.withResolvers<PeerId>();
    const sender = starting.use(await joinRoom(origin, room, joined.resolve));
    starting.use(await joinRoom(origin, room));
    const to = await joined.promise;
    let firstSequence = 0;
    const send = async (): Promise<number> => {
      const startedAt = performance.now();
      firstSequence += 1;
      const input = { to, generation: 1, firstSequence, signals: [createCandidate()] };
      const { refusal } = await sender.request('mutation', 'signal.send', input);
      return refusal === null ? performance.now() - startedAt : Infinity;
    };
    const timer = setInterval(
      () => requests.push({ at: Date.now(), latencyMs: send() }),
      intervalMs,
    );
    starting.defer(() => clearInterval(timer));
  };
  await Promise.all(Array.from({ length: pairCount }, startPair));
  const running = starting.move();
  return {
    async p99Ms({ from, to }) {
      const within = requests.filter(({ at }) => at >= from && at < to);
      const latencies = await Promise.all(within.map(({ latencyMs }) => latencyMs));
      return Math.max(...latencies) === Infinity ? Infinity : percentile(latencies, 0.99);
    },
    [Symbol.dispose]: () => running.dispose(),
  };
}
