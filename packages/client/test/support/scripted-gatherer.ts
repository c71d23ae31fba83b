import type { GatheringPlatform } from '../../src/check/gather-candidates.ts';

/** The fields of an RTCIceCandidate. */
interface CandidateFields {
  readonly type: RTCIceCandidateType;
  readonly address: string;
  readonly port: number;
  readonly relatedAddress?: string;
  readonly relatedPort?: number;
  readonly foundation?: string;
  readonly relayProtocol?: string;
}

/** One event while a connection gathers. */
export type GatheringStep =
  | { readonly candidate: CandidateFields }
  | { readonly errorCode: number }
  /** Gathering completes after this time. */
  | { readonly completeAfterMs: number };

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
export const gatheringComplete: GatheringStep = { completeAfterMs: 10 };

/** Creates connections whose gathering follows a script. Needs fake timers. */
export function createScriptedGatherer(
  script: (urls: readonly string[], configuration: RTCConfiguration) => readonly GatheringStep[],
) {
  const configurations: RTCConfiguration[] = [];
  let openCount = 0;

  class ScriptedConnection extends EventTarget {
    iceGatheringState: RTCIceGatheringState = 'new';
    readonly #steps: readonly GatheringStep[];

    constructor(configuration: RTCConfiguration) {
      super();
      openCount += 1;
      configurations.push(configuration);
      const urls = (configuration.iceServers ?? []).flatMap((server) => server.urls);
      this.#steps = script(urls, configuration);
    }

    createDataChannel(): void {}

    async setLocalDescription(): Promise<void> {
      this.iceGatheringState = 'gathering';
      for (const step of this.#steps) {
        if ('completeAfterMs' in step) {
          setTimeout(() => {
            this.iceGatheringState = 'complete';
            this.dispatchEvent(new Event('icegatheringstatechange'));
          }, step.completeAfterMs);
        } else if ('errorCode' in step) {
          this.dispatchEvent(Object.assign(new Event('icecandidateerror'), step));
        } else {
          const candidate = { candidate: 'candidate:', foundation: '1', ...step.candidate };
          this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate }));
        }
      }
    }

    close(): void {
      openCount -= 1;
    }
  }

  const platform: GatheringPlatform = {
    createPeerConnection: (configuration) => new ScriptedConnection(configuration),
    now: Date.now,
  };
  return {
    platform,
    /** The configurations of all connections, in order. */
    configurations,
    /** How many connections are open. */
    get openCount() {
      return openCount;
    },
  };
}
