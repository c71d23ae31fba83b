import type { DataChannel, PeerConnection, RtpTransceiver } from '../rtc/webrtc-types.ts';
import type { ConformanceEnvironment } from './environment.ts';

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

/** Writes down events of some types as they come. */
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

/** The candidate of an `icecandidate` event; null at the end of them. */
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

/** The candidates of a connection as they come, the end of them as null. */
export function recordCandidates(connection: PeerConnection): (RTCIceCandidateInit | null)[] {
  const candidates: (RTCIceCandidateInit | null)[] = [];
  connection.addEventListener('icecandidate', (event) =>
    candidates.push(readCandidateEvent(event)),
  );
  return candidates;
}

/** Passes candidates on to the other side as soon as it has a description for them. */
export function trickle(
  environment: ConformanceEnvironment,
  from: PeerConnection,
  to: PeerConnection,
): void {
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
    const candidate = readCandidateEvent(event);
    waiting.push(candidate ?? { candidate: '' });
    void pass();
  });
  to.addEventListener('signalingstatechange', () => void pass());
}

/** A new description, in the way in which it travels. */
export function localDescriptionOf(connection: PeerConnection): RTCSessionDescriptionInit {
  const description = connection.localDescription;
  if (description === null) throw new Error('There is no local description.');
  return { type: description.type, sdp: description.sdp };
}

export const usernameFragmentOf = (
  description: { readonly sdp: string } | null,
): string | undefined =>
  description === null ? undefined : /a=ice-ufrag:(\S+)/.exec(description.sdp)?.[1];

/** One offer from `a` to `b`, and its answer. */
export async function negotiate(a: PeerConnection, b: PeerConnection): Promise<void> {
  await a.setLocalDescription();
  await b.setRemoteDescription(localDescriptionOf(a));
  await b.setLocalDescription();
  await a.setRemoteDescription(localDescriptionOf(b));
}

/** Sets a local description and waits for its candidates, which then stand in it. */
async function setCompleteLocalDescription(
  environment: ConformanceEnvironment,
  connection: PeerConnection,
): Promise<void> {
  await connection.setLocalDescription();
  await environment.until('all is gathered', () => connection.iceGatheringState === 'complete');
}

/** One offer from `a` to `b` with all its candidates, and its answer: with none, or with all. */
export async function negotiateWithCompleteOffer(
  environment: ConformanceEnvironment,
  { a, b }: Pick<ConnectionPair, 'a' | 'b'>,
  answer: 'bare' | 'whole',
): Promise<void> {
  await setCompleteLocalDescription(environment, a);
  await b.setRemoteDescription(localDescriptionOf(a));
  await (answer === 'whole'
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

/** Two connections that exchange their candidates, with two slots and a channel, as yet without descriptions. */
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

/** Two that are connected, both ways and to the last state. */
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

/** What two transceivers can be compared by. */
export const describeTransceiver = ({ mid, direction, currentDirection }: RtpTransceiver): string =>
  `${mid} ${direction} ${currentDirection}`;
