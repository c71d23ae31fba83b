import type { CheckPlatform } from './platform.ts';
import { within } from './wait.ts';

/** Lossy and unordered, as the packets of a call are: what is lost stays lost, and can be counted. */
const channel: RTCDataChannelInit = {
  negotiated: true,
  id: 0,
  ordered: false,
  maxRetransmits: 0,
};

/** Two connections of one page that call each other. */
export class Loopback implements Disposable {
  readonly near: RTCDataChannel;
  readonly far: RTCDataChannel;
  readonly #caller: RTCPeerConnection;
  readonly #callee: RTCPeerConnection;

  constructor(
    { createPeerConnection }: Pick<CheckPlatform, 'createPeerConnection'>,
    configuration: RTCConfiguration,
  ) {
    this.#caller = createPeerConnection(configuration);
    this.#callee = createPeerConnection(configuration);
    this.near = this.#caller.createDataChannel('check', channel);
    this.far = this.#callee.createDataChannel('check', channel);
    this.far.binaryType = 'arraybuffer';
  }

  /** True as soon as they have met; false where they have not within `ms` milliseconds. */
  async connect(ms: number, signal: AbortSignal): Promise<boolean> {
    const met = Promise.all([opened(this.near), opened(this.far)]);
    return (await within(Promise.all([met, this.#describe()]), ms, signal)) !== 'late';
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

function opened(end: RTCDataChannel): Promise<void> {
  return new Promise((resolve) => {
    if (end.readyState === 'open') resolve();
    else end.addEventListener('open', () => resolve(), { once: true });
  });
}
