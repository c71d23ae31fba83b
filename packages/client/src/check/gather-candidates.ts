/** The part of a connection that gathering needs. */
interface GatheringConnection extends Pick<
  RTCPeerConnection,
  'addEventListener' | 'close' | 'iceGatheringState' | 'setLocalDescription'
> {
  createDataChannel(label: string): unknown;
}

/** What candidates are gathered with; every platform has it. */
export interface GatheringPlatform {
  readonly createPeerConnection: (configuration: RTCConfiguration) => GatheringConnection;
  /** Milliseconds. */
  readonly now: () => number;
}

/** One ICE candidate, as far as the browser tells of it (RFC 8839 section 5.1). */
export interface GatheredCandidate {
  readonly type: RTCIceCandidateType | null;
  readonly address: string;
  readonly port: number;
  readonly foundation: string;
  /** The local socket behind a candidate that somebody else saw; null where the browser hides it. */
  readonly base: string | null;
  /** The transport to the TURN server of a relayed candidate, where the browser tells. */
  readonly relayProtocol: string | null;
}

/** What came of gathering. */
export interface GatheringResult {
  readonly candidates: readonly GatheredCandidate[];
  /** The codes with which servers did not give a candidate (webrtc-pc section 4.8.2). */
  readonly errorCodes: readonly number[];
  /** False where some server was still awaited at the end. */
  readonly isComplete: boolean;
  /** Milliseconds from the start to the end. */
  readonly durationMs: number;
}

export interface GatherOptions {
  readonly configuration: RTCConfiguration;
  /** The longest it may take, in milliseconds. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** Ends it as soon as there is a candidate like this. */
  readonly isEnough?: (candidate: GatheredCandidate) => boolean;
}

function readCandidate(candidate: RTCIceCandidate): GatheredCandidate {
  const { address, foundation, port, relatedAddress, relatedPort, type } = candidate;
  // Newer than the types that TypeScript has of it.
  const relayProtocol: unknown = 'relayProtocol' in candidate ? candidate.relayProtocol : null;
  // Addresses that are hidden are written as zero (RFC 8828 section 5.2).
  const isHidden = !relatedAddress || !relatedPort || /^(0\.0\.0\.0|::)$/.test(relatedAddress);
  return {
    type,
    // Chromium writes IPv6 addresses in brackets.
    address: (address ?? '').replace(/^\[|\]$/g, ''),
    port: port ?? 0,
    foundation: foundation ?? '',
    base: isHidden ? null : `${relatedAddress} ${relatedPort}`,
    relayProtocol: typeof relayProtocol === 'string' ? relayProtocol : null,
  };
}

/** Has a connection that is meant for nobody gather its candidates, and tells what it found. */
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
  const until = { signal: listening.signal };
  try {
    const over = new Promise<void>((resolve, reject) => {
      timer = setTimeout(resolve, timeoutMs);
      signal.addEventListener('abort', () => reject(new Error('It is no longer wanted.')), until);
      connection.addEventListener(
        'icecandidate',
        ({ candidate }) => {
          if (candidate === null || candidate.candidate === '') return;
          const found = readCandidate(candidate);
          candidates.push(found);
          if (isEnough(found)) resolve();
        },
        until,
      );
      connection.addEventListener(
        'icecandidateerror',
        ({ errorCode }) => errorCodes.push(errorCode),
        until,
      );
      connection.addEventListener(
        'icegatheringstatechange',
        () => {
          if (connection.iceGatheringState === 'complete') resolve();
        },
        until,
      );
    });
    // Without something to carry there is nothing to gather for.
    connection.createDataChannel('check');
    await Promise.race([over, connection.setLocalDescription().then(() => over)]);
    const isComplete = connection.iceGatheringState === 'complete';
    return { candidates, errorCodes, isComplete, durationMs: now() - startedAt };
  } finally {
    clearTimeout(timer);
    listening.abort();
    connection.close();
  }
}
