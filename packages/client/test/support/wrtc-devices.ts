import wrtc from '@roamhq/wrtc';

const { RTCAudioSource, RTCVideoSource } = wrtc.nonstandard;
const sampleRate = 48_000;

/** The size of the camera's picture and of the screen's, by which a test tells one from the other. */
export const videoSizes = {
  camera: { width: 64, height: 48 },
  screen: { width: 96, height: 64 },
} as const;

/** A microphone that hums, a camera and a screen that flicker, made of real tracks. */
export class WrtcDevices extends EventTarget implements Disposable {
  /** Every track that was ever opened. */
  readonly openedTracks: MediaStreamTrack[] = [];
  readonly #timers = new Set<ReturnType<typeof setInterval>>();

  readonly getUserMedia = async ({ audio, video }: MediaStreamConstraints = {}) =>
    new wrtc.MediaStream([
      ...(audio ? [this.#sound()] : []),
      ...(video ? [this.#picture(videoSizes.camera)] : []),
    ]);

  readonly getDisplayMedia = async () =>
    new wrtc.MediaStream([this.#picture(videoSizes.screen), this.#sound()]);

  readonly enumerateDevices = async () => [];

  readonly queryPermission = async () => 'granted' as const;

  #picture(size: { readonly width: number; readonly height: number }): MediaStreamTrack {
    const source = new RTCVideoSource();
    let shade = 0;
    return this.#open(source.createTrack(), 40, () => {
      const data = new Uint8Array((size.width * size.height * 3) / 2).fill((shade += 8) % 256);
      source.onFrame({ ...size, data });
    });
  }

  #sound(): MediaStreamTrack {
    const source = new RTCAudioSource();
    const samples = Int16Array.from(
      { length: sampleRate / 100 },
      (_, i) => 8_000 * Math.sin(i / 8),
    );
    return this.#open(source.createTrack(), 10, () => source.onData({ samples, sampleRate }));
  }

  #open(track: MediaStreamTrack, ms: number, produce: () => void): MediaStreamTrack {
    this.openedTracks.push(track);
    const timer = setInterval(() => {
      if (track.readyState === 'live') produce();
      else clearInterval(timer);
    }, ms);
    this.#timers.add(timer);
    return track;
  }

  [Symbol.dispose](): void {
    for (const timer of this.#timers) clearInterval(timer);
  }
}
