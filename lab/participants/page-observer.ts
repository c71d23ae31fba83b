import type { StatusSample } from '../scenarios/status-accuracy.ts';

/** What the observer stores in the page. Times are in milliseconds since 1970, the same clock for all pages. */
interface Observed {
  /** When the page requested to join the room. */
  joinRequestedAt: number | undefined;
  /** Whether the page has joined the room. */
  isJoined: boolean;
  /** When each frame of the remote video was shown. */
  readonly frames: number[];
  readonly connections: RTCPeerConnection[];
  /** The initial configuration of the page's first connection. */
  firstConfiguration: RTCConfiguration | undefined;
  /** The status of the other participant's tile, ten times a second. */
  readonly statusSamples: StatusSample[];
  /** Whether a relayed candidate can be gathered with these ICE servers. */
  readonly canUseRelay: (configuration: RTCConfiguration) => Promise<boolean>;
}

declare global {
  interface Window {
    labObserved: Observed;
  }
}

/**
 * Runs in the page before its own scripts and records what the page shows. It must be self-contained, because its
 * source text is sent to the browser.
 */
export function observePage(): void {
  const OriginalPeerConnection = RTCPeerConnection;
  const observed: Observed = {
    joinRequestedAt: undefined,
    isJoined: false,
    frames: [],
    connections: [],
    firstConfiguration: undefined,
    statusSamples: [],
    canUseRelay: async (configuration) => {
      const connection = new OriginalPeerConnection({
        ...configuration,
        iceTransportPolicy: 'relay',
      });
      const gathered = Promise.withResolvers<boolean>();
      connection.addEventListener('icecandidate', ({ candidate }) =>
        gathered.resolve(candidate !== null),
      );
      connection.createDataChannel('relays');
      await connection.setLocalDescription();
      const hasCandidate = await gathered.promise;
      connection.close();
      return hasCandidate;
    },
  };
  window.labObserved = observed;
  const now = () => performance.timeOrigin + performance.now();

  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }) => {
        if (typeof data === 'string' && data.includes('"welcome"')) observed.isJoined = true;
      });
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      super.send(data);
      if (typeof data === 'string' && data.includes('"room.join"'))
        observed.joinRequestedAt ??= now();
    }
  };

  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      observed.connections.push(this);
      observed.firstConfiguration ??= configuration;
    }
  };

  /** The pending frame callback of each video, which is renewed so that a lost callback is no freeze. */
  const callbacks = new Map<HTMLVideoElement, { readonly handle: number; readonly at: number }>();
  const watch = (video: HTMLVideoElement) => {
    const handle = video.requestVideoFrameCallback(() => {
      if (video.closest('[data-peer]') !== null) observed.frames.push(now());
      watch(video);
    });
    callbacks.set(video, { handle, at: now() });
  };
  const watchNewVideos = () => {
    for (const video of document.querySelectorAll('video')) if (!callbacks.has(video)) watch(video);
  };
  setInterval(() => {
    const level = document.querySelector('[data-peer]')?.getAttribute('data-level');
    if (level !== null && level !== undefined) observed.statusSamples.push({ at: now(), level });
    for (const [video, { handle, at }] of callbacks) {
      if (!video.isConnected) callbacks.delete(video);
      if (!video.isConnected || now() - at < 250) continue;
      video.cancelVideoFrameCallback(handle);
      watch(video);
    }
  }, 100);
  new MutationObserver(watchNewVideos).observe(document, { childList: true, subtree: true });
}
