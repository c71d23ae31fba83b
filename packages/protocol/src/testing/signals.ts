import type {
  CandidateSignal,
  Generation,
  Signal,
  SignalBatch,
  SignedDescription,
  SignedDisconnect,
} from '../signal/signal.ts';
import { signature } from './ids.ts';

/** The first lines of an offer of Chromium. */
export const offerSdp = [
  'v=0',
  'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0 1 2 3 4',
  'a=extmap-allow-mixed',
  'a=msid-semantic: WMS',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126',
  'c=IN IP4 0.0.0.0',
  'a=ice-ufrag:EsAw',
  'a=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1',
  'a=ice-options:trickle',
  'a=setup:actpass',
  'a=mid:0',
  '',
].join('\r\n');

/** A server-reflexive candidate line of Chromium. */
export const candidateLine =
  'candidate:842163049 1 udp 1677729535 203.0.113.7 46154 typ srflx raddr 0.0.0.0 rport 0 ' +
  'generation 0 ufrag EsAw network-cost 999';

/** An offer with a signature that nothing has verified. */
export function createOffer(sdp = 'offer', number = 1): SignedDescription {
  return { kind: 'description', type: 'offer', sdp, number, signature };
}

/** An answer with a signature that nothing has verified. */
export function createAnswer(sdp = 'answer', number = 1): SignedDescription {
  return { kind: 'description', type: 'answer', sdp, number, signature };
}

/** A disconnection with a signature that nothing has verified. */
export const createDisconnect = (): SignedDisconnect => ({ kind: 'disconnect', signature });

/** The text that tells the signals of a test apart. */
export function textOfSignal(signal: Signal): string {
  switch (signal.kind) {
    case 'candidate':
      return signal.candidate;
    case 'description':
      return signal.sdp;
    case 'disconnect':
      return signal.kind;
    default:
      return signal satisfies never;
  }
}

/** A candidate of the first media section. An empty line is the end of candidates. */
export function createCandidate(
  candidate = 'candidate:1',
  overrides: Partial<CandidateSignal> = {},
): CandidateSignal {
  return {
    kind: 'candidate',
    candidate,
    sdpMid: '0',
    sdpMLineIndex: 0,
    usernameFragment: null,
    ...overrides,
  };
}

/** A batch of one offer, unless other signals are given, whose numbers start at `firstSequence`. */
export function createSignalBatch(
  signals: readonly Signal[] = [createOffer()],
  firstSequence = 1,
  generation: Generation = 1,
): SignalBatch {
  return { generation, firstSequence, signals: [...signals] };
}
