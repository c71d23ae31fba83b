/** A MediaStream: a set of tracks. */
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
