import type { CheckPlatform } from './check-platform.ts';
import { withTimeout } from './wait.ts';

/** Lossy and unordered, as the packets of a call are: what is lost stays lost, and can be counted. */
const channelOptions: RTCDataChannelInit = {
  negotiated: true,
  id: 0,
  ordered: false,
  maxRetransmits: 0,
};

/** Two connections of one page that call each other. */
export class Loopback implements Disposable {
  readonly sender: RTCDataChannel;
  readonly receiver: RTCDataChannel;
  readonly #caller: RTCPeerConnection;
  readonly #callee: RTCPeerConnection;

  constructor(
    { createPeerConnection }: Pick<CheckPlatform, 'createPeerConnection'>,
    configuration: RTCConfiguration,
  ) {
    this.#caller = createPeerConnection(configuration);
    this.#callee = createPeerConnection(configuration);
    this.sender = this.#caller.createDataChannel('check', channelOptions);
    this.receiver = this.#callee.createDataChannel('check', channelOptions);
    this.receiver.binaryType = 'arraybuffer';
  }

  /** True as soon as they have met; false where they have not within `ms` milliseconds. */
  async connect(ms: number, signal: AbortSignal): Promise<boolean> {
    const met = Promise.all([waitForOpen(this.sender), waitForOpen(this.receiver)]);
    return (await withTimeout(Promise.all([met, this.#describe()]), ms, signal)) !== 'timeout';
  }

  async #describe(): Promise<void> {
    const caller = this.#caller;
    const callee = this.#callee;
    const described = Promise.withResolvers<void>();
    const pass = (from: RTCPeerConnection, to: RTCPeerConnection) =>
      from.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate === null) return;
        // A candidate that cannot be taken is one way less; where none is left, they do not meet.
        void described.promise.then(() => to.addIceCandidate(candidate)).catch(() => {});
      });
    pass(caller, callee);
    pass(callee, caller);
    await caller.setLocalDescription();
    if (caller.localDescription) await callee.setRemoteDescription(caller.localDescription);
    await callee.setLocalDescription();
    if (callee.localDescription) await caller.setRemoteDescription(callee.localDescription);
    described.resolve();
  }

  [Symbol.dispose](): void {
    this.#caller.close();
    this.#callee.close();
  }
}

function waitForOpen(end: RTCDataChannel): Promise<void> {
  return new Promise((resolve) => {
    if (end.readyState === 'open') resolve();
    else end.addEventListener('open', () => resolve(), { once: true });
  });
}
