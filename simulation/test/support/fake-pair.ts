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

/** Creates two fakes on the hosts `ana` and `ben` that exchange candidates. `ana` sends video. */
export function createFakePair(
  environment: SimulatedEnvironment,
  configuration: RTCConfiguration = {},
): FakePair {
  const conformanceEnvironment = createConformanceEnvironment(environment);
  const a = new FakePeerConnection(environment, 'ana', configuration);
  const b = new FakePeerConnection(environment, 'ben', configuration);
  trickle(conformanceEnvironment, a, b);
  trickle(conformanceEnvironment, b, a);
  a.addTransceiver(new FakeTrack('video', 'camera'));
  for (const each of [a, b]) each.createDataChannel('test', { negotiated: true, id: 0 });
  return { a, b };
}

/** Advances the clock until both are connected. @returns whether they are */
export const waitUntilConnected = (
  { scheduler }: SimulatedEnvironment,
  { a, b }: FakePair,
): Promise<boolean> => scheduler.until(() => isConnected(a) && isConnected(b), 60_000);

export async function connectFakePair(
  environment: SimulatedEnvironment,
  configuration?: RTCConfiguration,
): Promise<FakePair> {
  const pair = createFakePair(environment, configuration);
  void negotiate(pair.a, pair.b);
  if (!(await waitUntilConnected(environment, pair))) throw new Error('The pair did not connect.');
  await environment.scheduler.advance(1_000);
  return pair;
}

/** How many frames the first transceiver has received. */
const receivedFrames = (connection: FakePeerConnection): number =>
  connection.getTransceivers()[0]?.receiver.frameCount ?? 0;

/** How many frames the first transceiver receives in the next second. */
export async function framesInNextSecond(
  { scheduler }: SimulatedEnvironment,
  connection: FakePeerConnection,
): Promise<number> {
  const before = receivedFrames(connection);
  await scheduler.advance(1_000);
  return receivedFrames(connection) - before;
}

/** The types of the selected candidates, as getStats reports them. */
export async function selectedCandidateTypes(connection: FakePeerConnection): Promise<unknown[]> {
  const entries: Readonly<Record<string, unknown>>[] = [];
  (await connection.getStats()).forEach((entry: Readonly<Record<string, unknown>>) => {
    entries.push(entry);
  });
  const find = (id: unknown): Readonly<Record<string, unknown>> =>
    entries.find((entry) => entry['id'] === id) ?? {};
  const pair = find(find('transport')['selectedCandidatePairId']);
  return [pair['localCandidateId'], pair['remoteCandidateId']].map(
    (id) => find(id)['candidateType'],
  );
}
