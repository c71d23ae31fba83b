/** The part of an RTCPeerConnection that gathering needs. */
interface GatheringConnection extends Pick<
  RTCPeerConnection,
  'addEventListener' | 'close' | 'iceGatheringState' | 'setLocalDescription'
> {
  createDataChannel(label: string): unknown;
}

/** The part of a platform that gathering needs. */
export interface GatheringPlatform {
  readonly createPeerConnection: (configuration: RTCConfiguration) => GatheringConnection;
  /** Milliseconds. */
  readonly now: () => number;
}

/** One ICE candidate, as far as the browser reveals it (RFC 8839 section 5.1). */
export interface GatheredCandidate {
  readonly type: RTCIceCandidateType | null;
  readonly address: string;
  readonly port: number;
  readonly foundation: string;
  /** The base of a server-reflexive or relayed candidate; null where the browser hides it. */
  readonly base: string | null;
  /** The transport to the TURN server of a relayed candidate; null where the browser hides it. */
  readonly relayProtocol: string | null;
}

/** The result of gathering. */
export interface GatheringResult {
  readonly candidates: readonly GatheredCandidate[];
  /** The error codes of servers that gave no candidate (webrtc-pc section 4.8.2). */
  readonly errorCodes: readonly number[];
  /** False where gathering was stopped before all servers had responded. */
  readonly isComplete: boolean;
  readonly durationMs: number;
}

/** What to gather, and when to stop. */
export interface GatherOptions {
  readonly configuration: RTCConfiguration;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Gathering stops after the first candidate for which this returns true. */
  readonly isEnough?: (candidate: GatheredCandidate) => boolean;
}

function readCandidate(candidate: RTCIceCandidate): GatheredCandidate {
  const { address, foundation, port, relatedAddress, relatedPort, type } = candidate;
  // Missing from the types of TypeScript.
  const relayProtocol: unknown = 'relayProtocol' in candidate ? candidate.relayProtocol : null;
  // A hidden address is all zeros (RFC 8828 section 5.2).
  const isHidden = !relatedAddress || !relatedPort || /^(0\.0\.0\.0|::)$/.test(relatedAddress);
  return {
    type,
    // Chromium puts IPv6 addresses in brackets.
    address: (address ?? '').replace(/^\[|\]$/g, ''),
    port: port ?? 0,
    foundation: foundation ?? '',
    base: isHidden ? null : `${relatedAddress} ${relatedPort}`,
    relayProtocol: typeof relayProtocol === 'string' ? relayProtocol : null,
  };
}

/** Gathers ICE candidates with a connection that has no peer. @throws if the signal is aborted */
export async function gatherCandidates(
  { createPeerConnection, now }: GatheringPlatform,
  { configuration, timeoutMs, signal, isEnough = () => false }: GatherOptions,
): Promise<GatheringResult> {
  signal.throwIfAborted();
  const startedAt = now();
  const connection = createPeerConnection(configuration);
  const candidates: GatheredCandidate[] = [];
  const errorCodes: number[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const listening = new AbortController();
  const options = { signal: listening.signal };
  try {
    const finished = new Promise<void>((resolve, reject) => {
      timer = setTimeout(resolve, timeoutMs);
      signal.addEventListener('abort', () => reject(new Error('Gathering was aborted.')), options);
      connection.addEventListener(
        'icecandidate',
        ({ candidate }) => {
          if (candidate === null || candidate.candidate === '') return;
          const gathered = readCandidate(candidate);
          candidates.push(gathered);
          if (isEnough(gathered)) resolve();
        },
        options,
      );
      connection.addEventListener(
        'icecandidateerror',
        ({ errorCode }) => errorCodes.push(errorCode),
        options,
      );
      connection.addEventListener(
        'icegatheringstatechange',
        () => {
          if (connection.iceGatheringState === 'complete') resolve();
        },
        options,
      );
    });
    // Without a data channel or media, the offer has no m-line to gather for.
    connection.createDataChannel('check');
    await Promise.race([finished, connection.setLocalDescription().then(() => finished)]);
    const isComplete = connection.iceGatheringState === 'complete';
    return { candidates, errorCodes, isComplete, durationMs: now() - startedAt };
  } finally {
    clearTimeout(timer);
    listening.abort();
    connection.close();
  }
}
