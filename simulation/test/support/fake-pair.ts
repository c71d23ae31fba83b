import { isConnected, negotiate, trickle } from '../../conformance/connection-pair.ts';
import { FakePeerConnection, FakeTrack } from '../../rtc/rtc.ts';
import {
  createConformanceEnvironment,
  type SimulatedEnvironment,
} from './simulated-environment.ts';

export interface FakePair {
  readonly a: FakePeerConnection;
  readonly b: FakePeerConnection;
}

/** Two fakes on the devices `ana` and `ben`; `ana` sends pictures. They exchange their candidates. */
export function fakePair(
  world: SimulatedEnvironment,
  configuration: RTCConfiguration = {},
): FakePair {
  const environment = createConformanceEnvironment(world);
  const a = new FakePeerConnection(world, 'ana', configuration);
  const b = new FakePeerConnection(world, 'ben', configuration);
  trickle(environment, a, b);
  trickle(environment, b, a);
  a.addTransceiver(new FakeTrack('video', 'camera'));
  for (const each of [a, b]) each.createDataChannel('test', { negotiated: true, id: 0 });
  return { a, b };
}

/** Winds the clock until both are connected. */
export const waitUntilConnected = (
  world: SimulatedEnvironment,
  { a, b }: FakePair,
): Promise<boolean> => world.scheduler.until(() => isConnected(a) && isConnected(b), 60_000);

export async function connectedPair(
  world: SimulatedEnvironment,
  configuration?: RTCConfiguration,
): Promise<FakePair> {
  const pair = fakePair(world, configuration);
  void negotiate(pair.a, pair.b);
  if (!(await waitUntilConnected(world, pair))) throw new Error('They are not connected.');
  await world.scheduler.advance(1_000);
  return pair;
}

/** How many frames have arrived in the first slot. */
const receivedFrames = (connection: FakePeerConnection): number =>
  connection.getTransceivers()[0]?.receiver.frameCount ?? 0;

/** How many frames arrive in the first slot during the next second. */
export async function framesInNextSecond(
  { scheduler }: SimulatedEnvironment,
  connection: FakePeerConnection,
): Promise<number> {
  const before = receivedFrames(connection);
  await scheduler.advance(1_000);
  return receivedFrames(connection) - before;
}

/** The types of the candidates in use, as getStats tells them. */
export async function selectedCandidateTypes(connection: FakePeerConnection): Promise<unknown[]> {
  const entries: Readonly<Record<string, unknown>>[] = [];
  (await connection.getStats()).forEach((entry: Readonly<Record<string, unknown>>) => {
    entries.push(entry);
  });
  const of = (id: unknown): Readonly<Record<string, unknown>> =>
    entries.find((entry) => entry['id'] === id) ?? {};
  const pair = of(of('transport')['selectedCandidatePairId']);
  return [pair['localCandidateId'], pair['remoteCandidateId']].map((id) => of(id)['candidateType']);
}
