import type { Channel, Connection, Transceiver } from '../rtc/connection.ts';
import type { Environment } from './environment.ts';

/** A candidate that leads nowhere. */
export const candidateLine = 'candidate:1 1 udp 2122194687 192.0.2.9 50000 typ host';

/** The name of the error with which something fails; `done` where it does not. */
export async function outcome(action: () => unknown): Promise<string> {
  try {
    await action();
    return 'done';
  } catch (error) {
    return error instanceof Error ? error.name : 'something else';
  }
}

const logged = {
  negotiationneeded: () => 'negotiationneeded',
  signalingstatechange: ({ signalingState }: Connection) => `signaling ${signalingState}`,
  iceconnectionstatechange: ({ iceConnectionState }: Connection) => `ice ${iceConnectionState}`,
  connectionstatechange: ({ connectionState }: Connection) => `connection ${connectionState}`,
  icegatheringstatechange: ({ iceGatheringState }: Connection) => `gathering ${iceGatheringState}`,
  track: () => 'track',
} as const;

type Logged = keyof typeof logged;

/** Writes down events of some types as they come. */
export function log(connection: Connection, ...types: readonly Logged[]): string[] {
  const lines: string[] = [];
  for (const type of types) {
    connection.addEventListener(type, () => lines.push(logged[type](connection)));
  }
  return lines;
}

/** The candidate of an `icecandidate` event; null at the end of them. */
function candidateOf(event: Event): RTCIceCandidateInit | null {
  const candidate: unknown = 'candidate' in event ? event.candidate : null;
  if (typeof candidate !== 'object' || candidate === null || !('candidate' in candidate))
    return null;
  const { candidate: line } = candidate;
  const sdpMid = 'sdpMid' in candidate ? candidate.sdpMid : null;
  const fragment = 'usernameFragment' in candidate ? candidate.usernameFragment : null;
  if (typeof line !== 'string' || typeof sdpMid !== 'string') return null;
  return {
    candidate: line,
    sdpMid,
    usernameFragment: typeof fragment === 'string' ? fragment : null,
  };
}

/** The candidates of a connection as they come, the end of them as null. */
export function candidatesOf(connection: Connection): (RTCIceCandidateInit | null)[] {
  const candidates: (RTCIceCandidateInit | null)[] = [];
  connection.addEventListener('icecandidate', (event) => candidates.push(candidateOf(event)));
  return candidates;
}

/** Passes candidates on to the other side as soon as it has a description for them. */
export function trickle(environment: Environment, from: Connection, to: Connection): void {
  let waiting: RTCIceCandidateInit[] = [];
  const pass = async () => {
    if (to.remoteDescription === null) return;
    const due = waiting;
    waiting = [];
    for (const candidate of due) {
      const routed = await environment.route(candidate, from);
      if (routed !== null) await outcome(() => to.addIceCandidate(routed));
    }
  };
  from.addEventListener('icecandidate', (event) => {
    const candidate = candidateOf(event);
    waiting.push(candidate ?? { candidate: '' });
    void pass();
  });
  to.addEventListener('signalingstatechange', () => void pass());
}

/** A new description, in the way in which it travels. */
export function descriptionOf(connection: Connection): RTCSessionDescriptionInit {
  const description = connection.localDescription;
  if (description === null) throw new Error('There is no local description.');
  return { type: description.type, sdp: description.sdp };
}

export const fragmentOf = (description: { readonly sdp: string } | null): string | undefined =>
  description === null ? undefined : /a=ice-ufrag:(\S+)/.exec(description.sdp)?.[1];

/** One offer from `a` to `b`, and its answer. */
export async function negotiate(a: Connection, b: Connection): Promise<void> {
  await a.setLocalDescription();
  await b.setRemoteDescription(descriptionOf(a));
  await b.setLocalDescription();
  await a.setRemoteDescription(descriptionOf(b));
}

/** Sets a local description and waits for its candidates, which then stand in it. */
async function describeWhole(environment: Environment, connection: Connection): Promise<void> {
  await connection.setLocalDescription();
  await environment.until('all is gathered', () => connection.iceGatheringState === 'complete');
}

/** One offer from `a` to `b` with all its candidates, and its answer: with none, or with all. */
export async function negotiateWhole(
  environment: Environment,
  { a, b }: Pick<Pair, 'a' | 'b'>,
  answer: 'bare' | 'whole',
): Promise<void> {
  await describeWhole(environment, a);
  await b.setRemoteDescription(descriptionOf(a));
  await (answer === 'whole' ? describeWhole(environment, b) : b.setLocalDescription());
  await a.setRemoteDescription(descriptionOf(b));
}

export interface Pair {
  readonly a: Connection;
  readonly b: Connection;
  readonly channels: readonly [Channel, Channel];
}

const channelOf = (connection: Connection): Channel =>
  connection.createDataChannel('test', { negotiated: true, id: 0 });

/** Two connections that exchange their candidates, with two slots and a channel, as yet without descriptions. */
export function createPair(environment: Environment): Pair {
  const a = environment.createConnection();
  const b = environment.createConnection();
  trickle(environment, a, b);
  trickle(environment, b, a);
  a.addTransceiver(environment.createTrack('audio'));
  a.addTransceiver('video');
  return { a, b, channels: [channelOf(a), channelOf(b)] };
}

export const isConnected = ({ connectionState }: Connection): boolean =>
  connectionState === 'connected';

/** Two that are connected, both ways and to the last state. */
export async function connectPair(environment: Environment): Promise<Pair> {
  const pair = createPair(environment);
  const { a, b, channels } = pair;
  await a.setLocalDescription();
  await b.setRemoteDescription(descriptionOf(a));
  for (const transceiver of b.getTransceivers()) transceiver.direction = 'sendrecv';
  await b.setLocalDescription();
  await a.setRemoteDescription(descriptionOf(b));
  await environment.until('both are connected', () => isConnected(a) && isConnected(b));
  await environment.until('the channels are open', () =>
    channels.every(({ readyState }) => readyState === 'open'),
  );
  await environment.settle();
  return pair;
}

export function end({ a, b }: Pick<Pair, 'a' | 'b'>): void {
  a.close();
  b.close();
}

/** What two transceivers can be compared by. */
export const described = ({ mid, direction, currentDirection }: Transceiver): string =>
  `${mid} ${direction} ${currentDirection}`;
