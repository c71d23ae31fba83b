/** What the observer leaves in the page. Times are in milliseconds since 1970, one clock for all pages. */
interface Observed {
  /** When this person asked to be let into the room. */
  asked: number | undefined;
  /** True once the server has let this person in. */
  isIn: boolean;
  /** When each picture of another person was shown. */
  readonly frames: number[];
  readonly connections: RTCPeerConnection[];
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
export function observe(): void {
  const observed: Observed = { asked: undefined, isIn: false, frames: [], connections: [] };
  window.labObserved = observed;
  const now = () => performance.timeOrigin + performance.now();

  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }) => {
        if (typeof data === 'string' && data.includes('"welcome"')) observed.isIn = true;
      });
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      super.send(data);
      if (typeof data === 'string' && data.includes('"room.join"')) observed.asked ??= now();
    }
  };

  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      observed.connections.push(this);
    }
  };

  const watched = new WeakSet<HTMLVideoElement>();
  const watch = (video: HTMLVideoElement) => {
    video.requestVideoFrameCallback(() => {
      if (video.closest('[data-peer]') !== null) observed.frames.push(now());
      watch(video);
    });
  };
  const look = () => {
    for (const video of document.querySelectorAll('video')) {
      if (!watched.has(video)) watch(video);
      watched.add(video);
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}
