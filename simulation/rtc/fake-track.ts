/** A track without a picture or a sound: what counts is whether it lives, and where it is sent. */
export class FakeTrack extends EventTarget implements MediaStreamTrack {
  readonly kind: 'audio' | 'video';
  readonly id: string;
  readonly label: string;
  readonly muted = false;
  contentHint = '';
  enabled = true;
  onended = null;
  onmute = null;
  onunmute = null;
  readonly #settings: MediaTrackSettings;
  readonly #whenEnded = new Set<() => void>();
  #readyState: MediaStreamTrackState = 'live';
  #constraints: MediaTrackConstraints = {};

  constructor(kind: 'audio' | 'video', id: string, settings: MediaTrackSettings = {}) {
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
    for (const listener of this.#whenEnded) listener();
  }

  /** Ends it from outside: the device was unplugged, the person stopped sharing. */
  end(): void {
    if (this.#readyState === 'ended') return;
    this.stop();
    this.dispatchEvent(new Event('ended'));
  }

  /** Calls back when it ends, for whatever reason; `stop` fires no event. Returns what ends that. */
  whenEnded(listener: () => void): () => void {
    this.#whenEnded.add(listener);
    return () => this.#whenEnded.delete(listener);
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

/** A set of tracks. */
export class FakeStream extends EventTarget implements MediaStream {
  readonly id: string;
  onaddtrack = null;
  onremovetrack = null;
  readonly #tracks: Set<MediaStreamTrack>;

  constructor(id: string, tracks: Iterable<MediaStreamTrack>) {
    super();
    this.id = id;
    this.#tracks = new Set(tracks);
  }

  get active(): boolean {
    return this.getTracks().some(({ readyState }) => readyState === 'live');
  }

  addTrack(track: MediaStreamTrack): void {
    this.#tracks.add(track);
  }

  removeTrack(track: MediaStreamTrack): void {
    this.#tracks.delete(track);
  }

  getTracks(): MediaStreamTrack[] {
    return [...this.#tracks];
  }

  getAudioTracks(): MediaStreamTrack[] {
    return this.getTracks().filter(({ kind }) => kind === 'audio');
  }

  getVideoTracks(): MediaStreamTrack[] {
    return this.getTracks().filter(({ kind }) => kind === 'video');
  }

  getTrackById(id: string): MediaStreamTrack | null {
    return this.getTracks().find((track) => track.id === id) ?? null;
  }

  clone(): FakeStream {
    return new FakeStream(
      `${this.id}'`,
      this.getTracks().map((track) => track.clone()),
    );
  }
}
