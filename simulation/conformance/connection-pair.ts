import type { DataChannel, PeerConnection, RtpTransceiver } from '../rtc/webrtc-types.ts';
import type { ConformanceEnvironment } from './environment.ts';

/** A candidate with an unreachable address. */
export const candidateLine = 'candidate:1 1 udp 2122194687 192.0.2.9 50000 typ host';

/** The name of the error that an action throws, or `done`. */
export async function outcome(action: () => unknown): Promise<string> {
  try {
    await action();
    return 'done';
  } catch (error) {
    return error instanceof Error ? error.name : 'something else';
  }
}

const eventFormats = {
  negotiationneeded: () => 'negotiationneeded',
  signalingstatechange: ({ signalingState }: PeerConnection) => `signaling ${signalingState}`,
  iceconnectionstatechange: ({ iceConnectionState }: PeerConnection) => `ice ${iceConnectionState}`,
  connectionstatechange: ({ connectionState }: PeerConnection) => `connection ${connectionState}`,
  icegatheringstatechange: ({ iceGatheringState }: PeerConnection) =>
    `gathering ${iceGatheringState}`,
  track: () => 'track',
} as const;

type LoggedEventType = keyof typeof eventFormats;

/** Records events of some types. @returns the list to which they are added */
export function recordEvents(
  connection: PeerConnection,
  ...types: readonly LoggedEventType[]
): string[] {
  const lines: string[] = [];
  for (const type of types) {
    connection.addEventListener(type, () => lines.push(eventFormats[type](connection)));
  }
  return lines;
}

/** The candidate of an `icecandidate` event; null for the end of candidates. */
function readCandidateEvent(event: Event): RTCIceCandidateInit | null {
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

/** Records the candidates of a connection; null stands for the end of candidates. */
export function recordCandidates(connection: PeerConnection): (RTCIceCandidateInit | null)[] {
  const candidates: (RTCIceCandidateInit | null)[] = [];
  connection.addEventListener('icecandidate', (event) =>
    candidates.push(readCandidateEvent(event)),
  );
  return candidates;
}

/** Sends candidates to the other side as soon as it has a remote description. */
export function trickle(
  environment: ConformanceEnvironment,
  from: PeerConnection,
  to: PeerConnection,
): void {
  let queue: RTCIceCandidateInit[] = [];
  const flush = async () => {
    if (to.remoteDescription === null) return;
    const candidates = queue;
    queue = [];
    for (const candidate of candidates) {
      const routed = await environment.route(candidate, from);
      if (routed !== null) await outcome(() => to.addIceCandidate(routed));
    }
  };
  from.addEventListener('icecandidate', (event) => {
    const candidate = readCandidateEvent(event);
    queue.push(candidate ?? { candidate: '' });
    void flush();
  });
  to.addEventListener('signalingstatechange', () => void flush());
}

/** The local description, as it is sent to the other side. */
export function localDescriptionOf(connection: PeerConnection): RTCSessionDescriptionInit {
  const description = connection.localDescription;
  if (description === null) throw new Error('There is no local description.');
  return { type: description.type, sdp: description.sdp };
}

export const usernameFragmentOf = (
  description: { readonly sdp: string } | null,
): string | undefined =>
  description === null ? undefined : /a=ice-ufrag:(\S+)/.exec(description.sdp)?.[1];

/** Negotiates with an offer from `a` and an answer from `b`. */
export async function negotiate(a: PeerConnection, b: PeerConnection): Promise<void> {
  await a.setLocalDescription();
  await b.setRemoteDescription(localDescriptionOf(a));
  await b.setLocalDescription();
  await a.setRemoteDescription(localDescriptionOf(b));
}

/** Sets a local description and waits until it contains all candidates. */
async function setCompleteLocalDescription(
  environment: ConformanceEnvironment,
  connection: PeerConnection,
): Promise<void> {
  await connection.setLocalDescription();
  await environment.until(
    'gathering is complete',
    () => connection.iceGatheringState === 'complete',
  );
}

/** Negotiates with an offer that contains all candidates. The answer contains all or none. */
export async function negotiateWithCompleteOffer(
  environment: ConformanceEnvironment,
  { a, b }: Pick<ConnectionPair, 'a' | 'b'>,
  answerCandidates: 'none' | 'all',
): Promise<void> {
  await setCompleteLocalDescription(environment, a);
  await b.setRemoteDescription(localDescriptionOf(a));
  await (answerCandidates === 'all'
    ? setCompleteLocalDescription(environment, b)
    : b.setLocalDescription());
  await a.setRemoteDescription(localDescriptionOf(b));
}

export interface ConnectionPair {
  readonly a: PeerConnection;
  readonly b: PeerConnection;
  readonly channels: readonly [DataChannel, DataChannel];
}

const createChannel = (connection: PeerConnection): DataChannel =>
  connection.createDataChannel('test', { negotiated: true, id: 0 });

/** Creates two connections that exchange candidates. `a` has two transceivers; both have a data channel. */
export function createPair(environment: ConformanceEnvironment): ConnectionPair {
  const a = environment.createConnection();
  const b = environment.createConnection();
  trickle(environment, a, b);
  trickle(environment, b, a);
  a.addTransceiver(environment.createTrack('audio'));
  a.addTransceiver('video');
  return { a, b, channels: [createChannel(a), createChannel(b)] };
}

export const isConnected = ({ connectionState }: PeerConnection): boolean =>
  connectionState === 'connected';

/** Creates and connects a pair that sends in both directions. */
export async function connectPair(environment: ConformanceEnvironment): Promise<ConnectionPair> {
  const pair = createPair(environment);
  const { a, b, channels } = pair;
  await a.setLocalDescription();
  await b.setRemoteDescription(localDescriptionOf(a));
  for (const transceiver of b.getTransceivers()) transceiver.direction = 'sendrecv';
  await b.setLocalDescription();
  await a.setRemoteDescription(localDescriptionOf(b));
  await environment.until('both are connected', () => isConnected(a) && isConnected(b));
  await environment.until('the channels are open', () =>
    channels.every(({ readyState }) => readyState === 'open'),
  );
  await environment.settle();
  return pair;
}

export function closePair({ a, b }: Pick<ConnectionPair, 'a' | 'b'>): void {
  a.close();
  b.close();
}

/** A transceiver's mid, direction and current direction. */
export const describeTransceiver = ({ mid, direction, currentDirection }: RtpTransceiver): string =>
  `${mid} ${direction} ${currentDirection}`;
