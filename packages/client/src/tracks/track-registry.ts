import type { PeerId } from '@visavis/protocol';
import type { MediaSlots, SlotName } from '@visavis/machines';
import type { RemoteStreamKind, Streams } from './streams.ts';

type RemoteStreams = Readonly<Record<RemoteStreamKind, MediaStream>>;

/**
 * Holds the tracks and streams of the browser, so that machines and their snapshots stay plain data. The
 * capture actor adds local tracks, and the connection actors add remote streams.
 */
export class TrackRegistry implements Streams {
  readonly #createStream: (tracks: readonly MediaStreamTrack[]) => MediaStream;
  readonly #localTracks = new Map<string, MediaStreamTrack>();
  readonly #localStreams = new Map<SlotName, MediaStream>();
  readonly #remoteStreams = new Map<PeerId, RemoteStreams>();
  readonly #listeners = new Set<() => void>();

  constructor(createStream: (tracks: readonly MediaStreamTrack[]) => MediaStream) {
    this.#createStream = createStream;
  }

  getLocal(slot: SlotName): MediaStream | null {
    return this.#localStreams.get(slot) ?? null;
  }

  getRemote(peer: PeerId, kind: RemoteStreamKind): MediaStream | null {
    return this.#remoteStreams.get(peer)?.[kind] ?? null;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The captured track with this id; null where there is none. */
  getLocalTrack(id: string | null): MediaStreamTrack | null {
    return id === null ? null : (this.#localTracks.get(id) ?? null);
  }

  /** The captured track of each slot. */
  getTracksForSlots(slots: MediaSlots): Record<SlotName, MediaStreamTrack | null> {
    return {
      microphone: this.getLocalTrack(slots.microphone),
      camera: this.getLocalTrack(slots.camera),
      screen: this.getLocalTrack(slots.screen),
      screenAudio: this.getLocalTrack(slots.screenAudio),
    };
  }

  /** Stores a captured track. Stops the previous one of the slot. */
  setLocalTrack(slot: SlotName, track: MediaStreamTrack): void {
    this.#removeLocal(slot);
    this.#localTracks.set(track.id, track);
    this.#localStreams.set(slot, this.#createStream([track]));
    this.#notifyListeners();
  }

  /** Stops and removes the captured track of a slot. */
  stopLocalTrack(slot: SlotName): void {
    if (this.#removeLocal(slot)) this.#notifyListeners();
  }

  /** Adds the streams of a member. Returns a function that removes them, unless newer ones replaced them. */
  addRemoteStreams(peer: PeerId, streams: RemoteStreams): () => void {
    this.#remoteStreams.set(peer, streams);
    this.#notifyListeners();
    return () => {
      if (this.#remoteStreams.get(peer) !== streams) return;
      this.#remoteStreams.delete(peer);
      this.#notifyListeners();
    };
  }

  #removeLocal(slot: SlotName): boolean {
    for (const track of this.#localStreams.get(slot)?.getTracks() ?? []) {
      this.#localTracks.delete(track.id);
      track.stop();
    }
    return this.#localStreams.delete(slot);
  }

  #notifyListeners(): void {
    for (const listener of this.#listeners) {
      try {
        listener();
      } catch (error) {
        // A listener that throws must not break the call. Its error still reaches the console.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
