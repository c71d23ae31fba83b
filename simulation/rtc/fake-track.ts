import type { MediaKind } from './model.ts';

/** A MediaStreamTrack without media. */
export class FakeTrack extends EventTarget implements MediaStreamTrack {
  readonly kind: MediaKind;
  readonly id: string;
  readonly label: string;
  readonly muted = false;
  contentHint = '';
  enabled = true;
  /** How loud an audio track is, from 0 to 1. */
  audioLevel = 0;
  onended = null;
  onmute = null;
  onunmute = null;
  readonly #settings: MediaTrackSettings;
  readonly #endListeners = new Set<() => void>();
  #readyState: MediaStreamTrackState = 'live';
  #constraints: MediaTrackConstraints = {};

  constructor(kind: MediaKind, id: string, settings: MediaTrackSettings = {}) {
    super();
    this.kind = kind;
    this.id = id;
    this.label = `fake ${kind}`;
    this.#settings = settings;
  }

  get readyState(): MediaStreamTrackState {
    return this.#readyState;
  }

  stop(): void {
    if (this.#readyState === 'ended') return;
    this.#readyState = 'ended';
    for (const listener of this.#endListeners) listener();
  }

  /** Ends the track for an external reason: the device was unplugged, or the user stopped sharing. */
  end(): void {
    if (this.#readyState === 'ended') return;
    this.stop();
    this.dispatchEvent(new Event('ended'));
  }

  /**
   * Calls a listener when the track ends for any reason, including `stop`, which fires no event.
   *
   * @returns a function that removes the listener
   */
  whenEnded(listener: () => void): () => void {
    this.#endListeners.add(listener);
    return () => this.#endListeners.delete(listener);
  }

  clone(): FakeTrack {
    return new FakeTrack(this.kind, `${this.id}'`, this.#settings);
  }

  async applyConstraints(constraints: MediaTrackConstraints = {}): Promise<void> {
    this.#constraints = constraints;
  }

  getConstraints(): MediaTrackConstraints {
    return this.#constraints;
  }

  getCapabilities(): MediaTrackCapabilities {
    return {};
  }

  getSettings(): MediaTrackSettings {
    return this.#settings;
  }
}
