/** What the observer leaves in the page. Times are in milliseconds since 1970, one clock for all pages. */
interface CallObservations {
  /** By the id of the other person, when their picture was found to have advanced. */
  readonly videoFrameTimes: Record<string, number[]>;
  /** When the page's own picture was, which never leaves the page: what the machine does to any picture. */
  readonly ownVideoFrameTimes: number[];
  /** Who was shown, noted whenever it changed. */
  readonly tileHistory: TileSnapshot[];
  /** Every RTCPeerConnection that was made, in order. */
  readonly connections: ConnectionObservations[];
}

/** What one RTCPeerConnection has been through. */
interface ConnectionObservations {
  /** Descriptions that were applied, and ICE restarts that were asked for. */
  negotiationCount: number;
  /** Each state that it has gone to. */
  readonly states: RTCPeerConnectionState[];
}

/** Those who are shown at one moment. */
export interface TileSnapshot {
  readonly at: number;
  readonly tiles: readonly Tile[];
}

/** Somebody else's tile. */
interface Tile {
  readonly peer: string;
  /** How the tile says that the connection goes. */
  readonly level: string;
  readonly isAway: boolean;
}

declare global {
  interface Window {
    callObservations: CallObservations;
  }
}

/**
 * Runs inside the page before anything of its own, and notes from outside every 50 ms whose picture has
 * advanced, and who is shown how. Self-contained, because its text is sent to the browser.
 */
export function observeCall(): void {
  const observed: CallObservations = {
    videoFrameTimes: {},
    ownVideoFrameTimes: [],
    tileHistory: [],
    connections: [],
  };
  window.callObservations = observed;

  window.RTCPeerConnection = class extends RTCPeerConnection {
    readonly #observed: ConnectionObservations = { negotiationCount: 0, states: [] };

    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      observed.connections.push(this.#observed);
      this.addEventListener('connectionstatechange', () => {
        this.#observed.states.push(this.connectionState);
      });
    }

    override setLocalDescription(description?: RTCLocalSessionDescriptionInit): Promise<void> {
      this.#observed.negotiationCount += 1;
      return super.setLocalDescription(description);
    }

    override setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
      this.#observed.negotiationCount += 1;
      return super.setRemoteDescription(description);
    }

    override restartIce(): void {
      this.#observed.negotiationCount += 1;
      super.restartIce();
    }
  };

  const shown = new WeakMap<HTMLVideoElement, number>();
  const hasAdvanced = (video: HTMLVideoElement | null): boolean => {
    if (video === null) return false;
    const before = shown.get(video) ?? 0;
    const frames = video.getVideoPlaybackQuality().totalVideoFrames;
    shown.set(video, frames);
    return frames > before;
  };
  const look = () => {
    const at = performance.timeOrigin + performance.now();
    if (hasAdvanced(document.querySelector('[data-own] video')))
      observed.ownVideoFrameTimes.push(at);
    const figures = [...document.querySelectorAll<HTMLElement>('figure[data-peer]')];
    const tiles = figures.map((figure): Tile => {
      const { peer = '', level = '' } = figure.dataset;
      if (hasAdvanced(figure.querySelector('video')))
        (observed.videoFrameTimes[peer] ??= []).push(at);
      const words = [...figure.querySelectorAll('span')].map(({ textContent }) => textContent);
      return { peer, level, isAway: words.includes('Away') };
    });
    const before = observed.tileHistory.at(-1)?.tiles ?? [];
    if (JSON.stringify(tiles) !== JSON.stringify(before)) observed.tileHistory.push({ at, tiles });
  };
  setInterval(look, 50);
}
