import type { StatusSample } from '../scenarios/status-accuracy.ts';

/** What the observer leaves in the page. Times are in milliseconds since 1970, one clock for all pages. */
interface Observed {
  /** When this person asked to be let into the room. */
  joinRequestedAt: number | undefined;
  /** True once the server has let this person in. */
  isJoined: boolean;
  /** When each picture of another person was shown. */
  readonly frames: number[];
  readonly connections: RTCPeerConnection[];
  /** How the page's first connection was made. */
  firstConfiguration: RTCConfiguration | undefined;
  /** What the other person's tile said, whenever it was looked at. */
  readonly statusSamples: StatusSample[];
  /** Finds a relayed candidate with such ICE servers, or does not. */
  readonly canUseRelay: (configuration: RTCConfiguration) => Promise<boolean>;
}

declare global {
  interface Window {
    labObserved: Observed;
  }
}

/**
 * Runs inside the page before anything of its own, and notes from outside when what happens.
 * Self-contained, because its text is sent to the browser.
 */
export function observePage(): void {
  const Connection = RTCPeerConnection;
  const observed: Observed = {
    joinRequestedAt: undefined,
    isJoined: false,
    frames: [],
    connections: [],
    firstConfiguration: undefined,
    statusSamples: [],
    canUseRelay: async (configuration) => {
      const connection = new Connection({ ...configuration, iceTransportPolicy: 'relay' });
      const gathering = Promise.withResolvers<boolean>();
      connection.addEventListener('icecandidate', ({ candidate }) =>
        gathering.resolve(candidate !== null),
      );
      connection.createDataChannel('relays');
      await connection.setLocalDescription();
      const found = await gathering.promise;
      connection.close();
      return found;
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

  /** What was asked of each video, and when. It is asked anew, so that what stands still is the picture. */
  const asked = new Map<HTMLVideoElement, { readonly handle: number; readonly at: number }>();
  const watch = (video: HTMLVideoElement) => {
    const handle = video.requestVideoFrameCallback(() => {
      if (video.closest('[data-peer]') !== null) observed.frames.push(now());
      watch(video);
    });
    asked.set(video, { handle, at: now() });
  };
  const look = () => {
    for (const video of document.querySelectorAll('video')) if (!asked.has(video)) watch(video);
  };
  setInterval(() => {
    const level = document.querySelector('[data-peer]')?.getAttribute('data-level');
    if (level !== null && level !== undefined) observed.statusSamples.push({ at: now(), level });
    for (const [video, { handle, at }] of asked) {
      if (!video.isConnected) asked.delete(video);
      if (!video.isConnected || now() - at < 250) continue;
      video.cancelVideoFrameCallback(handle);
      watch(video);
    }
  }, 100);
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}
