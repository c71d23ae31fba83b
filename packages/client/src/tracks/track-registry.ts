import type { PeerId } from '@visavis/protocol';
import type { SlotName, MediaSlots } from '@visavis/machines';
import type { RemoteStreamKind, Streams } from './streams.ts';

type RemoteStreams = Readonly<Record<RemoteStreamKind, MediaStream>>;

/**
 * Holds the browser's tracks and streams, so that machines and their snapshots stay plain data.
 * The capture actor puts local tracks in, connection actors put remote streams in.
 */
export class TrackRegistry implements Streams {
  readonly #createStream: (tracks: readonly MediaStreamTrack[]) => MediaStream;
  readonly #tracks = new Map<string, MediaStreamTrack>();
  readonly #own = new Map<SlotName, MediaStream>();
  readonly #remote = new Map<PeerId, RemoteStreams>();
  readonly #listeners = new Set<() => void>();

  constructor(createStream: (tracks: readonly MediaStreamTrack[]) => MediaStream) {
    this.#createStream = createStream;
  }

  getLocal(slot: SlotName): MediaStream | null {
    return this.#own.get(slot) ?? null;
  }

  getRemote(peer: PeerId, view: RemoteStreamKind): MediaStream | null {
    return this.#remote.get(peer)?.[view] ?? null;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The local track with an id, while it is captured. */
  getLocalTrack(id: string | null): MediaStreamTrack | null {
    return id === null ? null : (this.#tracks.get(id) ?? null);
  }

  /** The tracks that stand in each slot now. */
  getTracksForSlots(slots: MediaSlots): Record<SlotName, MediaStreamTrack | null> {
    return {
      microphone: this.getLocalTrack(slots.microphone),
      camera: this.getLocalTrack(slots.camera),
      screen: this.getLocalTrack(slots.screen),
      screenAudio: this.getLocalTrack(slots.screenAudio),
    };
  }

  /** Takes a captured track in the place of the one that was captured for the slot before, if any. */
  setLocalTrack(slot: SlotName, track: MediaStreamTrack): void {
    this.#drop(slot);
    this.#tracks.set(track.id, track);
    this.#own.set(slot, this.#createStream([track]));
    this.#changed();
  }

  /** Stops and forgets what is captured for a slot. */
  stopLocalTrack(slot: SlotName): void {
    if (this.#drop(slot)) this.#changed();
  }

  /** Shows the streams of a remote person. Returns what takes them away, unless newer ones came since. */
  addRemoteStreams(peer: PeerId, streams: RemoteStreams): () => void {
    this.#remote.set(peer, streams);
    this.#changed();
    return () => {
      if (this.#remote.get(peer) !== streams) return;
      this.#remote.delete(peer);
      this.#changed();
    };
  }

  #drop(slot: SlotName): boolean {
    for (const track of this.#own.get(slot)?.getTracks() ?? []) {
      this.#tracks.delete(track.id);
      track.stop();
    }
    return this.#own.delete(slot);
  }

  #changed(): void {
    for (const listener of this.#listeners) {
      try {
        listener();
      } catch (error) {
        // What shows streams must not harm what carries them; the error still reaches the console.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
