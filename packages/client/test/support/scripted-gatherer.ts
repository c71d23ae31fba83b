import type { GatheringPlatform } from '../../src/check/gather-candidates.ts';

/** What a browser may tell of a candidate. */
interface CandidateFields {
  readonly type: RTCIceCandidateType;
  readonly address: string;
  readonly port: number;
  readonly relatedAddress?: string;
  readonly relatedPort?: number;
  readonly foundation?: string;
  readonly relayProtocol?: string;
}

/** What happens while a connection gathers, one after the other. */
export type GatheringStep =
  | { readonly candidate: CandidateFields }
  | { readonly errorCode: number }
  /** Gathering is complete, after so many milliseconds. */
  | { readonly completeAfter: number };

export const hostCandidate = (port = 5_000, address = '192.168.1.7'): GatheringStep => ({
  candidate: { type: 'host', address, port },
});
export const mappedCandidate = (address: string, port: number, base = 5_000): GatheringStep => ({
  candidate: {
    type: 'srflx',
    address,
    port,
    relatedAddress: '192.168.1.7',
    relatedPort: base,
  },
});
export const relayCandidate = (relayProtocol: string): GatheringStep => ({
  candidate: { type: 'relay', address: '198.51.100.1', port: 49_152, relayProtocol },
});
export const gatheringComplete: GatheringStep = { completeAfter: 10 };

/** Connections whose gathering goes as a test says. Time is the test's: use fake timers. */
export function createScriptedGatherer(
  script: (urls: readonly string[], configuration: RTCConfiguration) => readonly GatheringStep[],
) {
  const asked: RTCConfiguration[] = [];
  let open = 0;

  class ScriptedConnection extends EventTarget {
    iceGatheringState: RTCIceGatheringState = 'new';
    readonly #happenings: readonly GatheringStep[];

    constructor(configuration: RTCConfiguration) {
      super();
      open += 1;
      asked.push(configuration);
      const urls = (configuration.iceServers ?? []).flatMap((server) => server.urls);
      this.#happenings = script(urls, configuration);
    }

    createDataChannel(): void {}

    async setLocalDescription(): Promise<void> {
      this.iceGatheringState = 'gathering';
      for (const happening of this.#happenings) {
        if ('completeAfter' in happening) {
          setTimeout(() => {
            this.iceGatheringState = 'complete';
            this.dispatchEvent(new Event('icegatheringstatechange'));
          }, happening.completeAfter);
        } else if ('errorCode' in happening) {
          this.dispatchEvent(Object.assign(new Event('icecandidateerror'), happening));
        } else {
          const candidate = { candidate: 'candidate:', foundation: '1', ...happening.candidate };
          this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate }));
        }
      }
    }

    close(): void {
      open -= 1;
    }
  }

  const platform: GatheringPlatform = {
    createPeerConnection: (configuration) => new ScriptedConnection(configuration),
    now: Date.now,
  };
  return {
    platform,
    /** What each connection was made with, in order. */
    asked,
    /** How many connections have not been closed. */
    get open() {
      return open;
    },
  };
}
