import type { CheckPlatform } from './check-platform.ts';
import { withTimeout } from './wait.ts';

/** Unreliable and unordered like the media of a call, so that packet loss can be counted. */
const channelOptions: RTCDataChannelInit = {
  negotiated: true,
  id: 0,
  ordered: false,
  maxRetransmits: 0,
};

/** Two connections of one page that are connected with each other. */
export class Loopback implements Disposable {
  readonly sender: RTCDataChannel;
  readonly receiver: RTCDataChannel;
  readonly #offerer: RTCPeerConnection;
  readonly #answerer: RTCPeerConnection;

  constructor(
    { createPeerConnection }: Pick<CheckPlatform, 'createPeerConnection'>,
    configuration: RTCConfiguration,
  ) {
    this.#offerer = createPeerConnection(configuration);
    this.#answerer = createPeerConnection(configuration);
    this.sender = this.#offerer.createDataChannel('check', channelOptions);
    this.receiver = this.#answerer.createDataChannel('check', channelOptions);
    this.receiver.binaryType = 'arraybuffer';
  }

  /** Resolves to true when both channels are open, to false after the timeout. */
  async connect(timeoutMs: number, signal: AbortSignal): Promise<boolean> {
    const opened = Promise.all([waitForOpen(this.sender), waitForOpen(this.receiver)]);
    const result = await withTimeout(Promise.all([opened, this.#negotiate()]), timeoutMs, signal);
    return result !== 'timeout';
  }

  async #negotiate(): Promise<void> {
    const offerer = this.#offerer;
    const answerer = this.#answerer;
    const negotiated = Promise.withResolvers<void>();
    const forwardCandidates = (from: RTCPeerConnection, to: RTCPeerConnection) =>
      from.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate === null) return;
        // A rejected candidate is one path less. If none is left, the connection times out.
        void negotiated.promise.then(() => to.addIceCandidate(candidate)).catch(() => {});
      });
    forwardCandidates(offerer, answerer);
    forwardCandidates(answerer, offerer);
    await offerer.setLocalDescription();
    if (offerer.localDescription) await answerer.setRemoteDescription(offerer.localDescription);
    await answerer.setLocalDescription();
    if (answerer.localDescription) await offerer.setRemoteDescription(answerer.localDescription);
    negotiated.resolve();
  }

  [Symbol.dispose](): void {
    this.#offerer.close();
    this.#answerer.close();
  }
}

function waitForOpen(channel: RTCDataChannel): Promise<void> {
  return new Promise((resolve) => {
    if (channel.readyState === 'open') resolve();
    else channel.addEventListener('open', () => resolve(), { once: true });
  });
}
