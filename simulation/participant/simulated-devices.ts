import type { Platform } from '@visavis/client';
import type { MediaKind } from '../rtc/model.ts';
import { FakeStream, FakeTrack } from '../rtc/rtc.ts';

type Devices = NonNullable<Platform['mediaDevices']>;

/** About -26 dBov. */
const speechLevel = 0.05;

/** Media devices of which every request succeeds. */
export class SimulatedDevices extends EventTarget implements Devices {
  readonly #owner: string;
  #streamCount = 0;
  readonly #liveTracks = new Set<FakeTrack>();

  constructor(owner: string) {
    super();
    this.#owner = owner;
  }

  /** The number of tracks that were not stopped. */
  get liveTrackCount(): number {
    return this.#liveTracks.size;
  }

  async getUserMedia({ audio, video }: MediaStreamConstraints = {}): Promise<MediaStream> {
    const kinds = [audio ? 'audio' : null, video ? 'video' : null] as const;
    return this.#createStream(kinds.filter((kind) => kind !== null));
  }

  async getDisplayMedia(): Promise<MediaStream> {
    return this.#createStream(['video', 'audio']);
  }

  async enumerateDevices(): Promise<MediaDeviceInfo[]> {
    return [];
  }

  async queryPermission(): Promise<PermissionState | null> {
    return 'granted';
  }

  watchDenial(): void {}

  #createStream(kinds: readonly MediaKind[]): FakeStream {
    const name = `${this.#owner}-${(this.#streamCount += 1)}`;
    const tracks = kinds.map((kind) => {
      const track = new FakeTrack(kind, `${name}-${kind}`, { deviceId: kind, height: 720 });
      // Whoever has a microphone on talks all the time.
      track.audioLevel = kind === 'audio' ? speechLevel : 0;
      this.#liveTracks.add(track);
      track.whenEnded(() => this.#liveTracks.delete(track));
      return track;
    });
    return new FakeStream(name, tracks);
  }
}
