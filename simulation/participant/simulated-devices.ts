import type { Platform } from '@visavis/client';
import { FakeStream, FakeTrack } from '../rtc/rtc.ts';

type Devices = NonNullable<Platform['mediaDevices']>;

/** A microphone, a camera and a screen that always work. */
export class SimulatedDevices extends EventTarget implements Devices {
  readonly #owner: string;
  #opened = 0;
  readonly #running = new Set<FakeTrack>();

  constructor(owner: string) {
    super();
    this.#owner = owner;
  }

  /** Tracks that nobody has stopped. */
  get runningCount(): number {
    return this.#running.size;
  }

  async getUserMedia({ audio, video }: MediaStreamConstraints = {}): Promise<MediaStream> {
    const wanted = [audio ? 'audio' : null, video ? 'video' : null] as const;
    return this.#stream(wanted.filter((kind) => kind !== null));
  }

  async getDisplayMedia(): Promise<MediaStream> {
    return this.#stream(['video', 'audio']);
  }

  async enumerateDevices(): Promise<MediaDeviceInfo[]> {
    return [];
  }

  async queryPermission(): Promise<PermissionState | null> {
    return 'granted';
  }

  #stream(kinds: readonly ('audio' | 'video')[]): FakeStream {
    const name = `${this.#owner}-${(this.#opened += 1)}`;
    const tracks = kinds.map((kind) => {
      const track = new FakeTrack(kind, `${name}-${kind}`, { deviceId: kind, height: 720 });
      this.#running.add(track);
      track.whenEnded(() => this.#running.delete(track));
      return track;
    });
    return new FakeStream(name, tracks);
  }
}
