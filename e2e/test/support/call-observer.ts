/** What the observer records in a page. Times are milliseconds since 1970, so that pages can be compared. */
interface CallObservations {
  /** For each peer id, when a new frame of its video was observed. */
  readonly videoFrameTimes: Record<string, number[]>;
  /** The same for the page's own video. It never leaves the page, so only the load of the machine delays it. */
  readonly ownVideoFrameTimes: number[];
  /** The tiles of other members, after each change. */
  readonly tileHistory: TileSnapshot[];
  /** Every RTCPeerConnection of the page, in order of creation. */
  readonly connections: ConnectionObservations[];
  /** The tasks that have blocked the page for more than 50 ms (Long Tasks API). */
  readonly longTasks: LongTask[];
}

/** A task of the main thread. @see https://w3c.github.io/longtasks/ */
interface LongTask {
  /** When it started. */
  readonly at: number;
  readonly durationMs: number;
}

interface ConnectionObservations {
  /** The number of applied descriptions and requested ICE restarts. */
  negotiationCount: number;
  /** Each `connectionState`, in order. */
  readonly states: RTCPeerConnectionState[];
}

/** The tiles of other members at one time. */
export interface TileSnapshot {
  readonly at: number;
  readonly tiles: readonly Tile[];
}

interface Tile {
  readonly peer: string;
  /** The connection level that the tile shows. */
  readonly level: string;
  readonly isAway: boolean;
}

declare global {
  interface Window {
    callObservations: CallObservations;
  }
}

/**
 * Init script of a page. Records every 50 ms which videos have advanced and which tiles are shown, without
 * help of the application. Self-contained, because its source text is sent to the browser.
 */
export function observeCall(): void {
  const observations: CallObservations = {
    videoFrameTimes: {},
    ownVideoFrameTimes: [],
    tileHistory: [],
    connections: [],
    longTasks: [],
  };
  window.callObservations = observations;

  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      observations.longTasks.push({
        at: performance.timeOrigin + startTime,
        durationMs: duration,
      });
    }
  }).observe({ type: 'longtask', buffered: true });

  window.RTCPeerConnection = class extends RTCPeerConnection {
    readonly #observations: ConnectionObservations = { negotiationCount: 0, states: [] };

    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      observations.connections.push(this.#observations);
      this.addEventListener('connectionstatechange', () => {
        this.#observations.states.push(this.connectionState);
      });
    }

    override setLocalDescription(description?: RTCLocalSessionDescriptionInit): Promise<void> {
      this.#observations.negotiationCount += 1;
      return super.setLocalDescription(description);
    }

    override setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
      this.#observations.negotiationCount += 1;
      return super.setRemoteDescription(description);
    }

    override restartIce(): void {
      this.#observations.negotiationCount += 1;
      super.restartIce();
    }
  };

  const frameCounts = new WeakMap<HTMLVideoElement, number>();
  const hasAdvanced = (video: HTMLVideoElement | null): boolean => {
    if (video === null) return false;
    const before = frameCounts.get(video) ?? 0;
    const frames = video.getVideoPlaybackQuality().totalVideoFrames;
    frameCounts.set(video, frames);
    return frames > before;
  };
  const sample = () => {
    const at = performance.timeOrigin + performance.now();
    if (hasAdvanced(document.querySelector('[data-own] video'))) {
      observations.ownVideoFrameTimes.push(at);
    }
    const figures = [...document.querySelectorAll<HTMLElement>('figure[data-peer]')];
    const tiles = figures.map((figure): Tile => {
      const { peer = '', level = '' } = figure.dataset;
      if (hasAdvanced(figure.querySelector('video'))) {
        (observations.videoFrameTimes[peer] ??= []).push(at);
      }
      const labels = [...figure.querySelectorAll('span')].map(({ textContent }) => textContent);
      return { peer, level, isAway: labels.includes('Away') };
    });
    const before = observations.tileHistory.at(-1)?.tiles ?? [];
    if (JSON.stringify(tiles) !== JSON.stringify(before)) {
      observations.tileHistory.push({ at, tiles });
    }
  };
  setInterval(sample, 50);
}
