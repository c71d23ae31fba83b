import wrtc from '@roamhq/wrtc';

const { RTCAudioSource, RTCVideoSource } = wrtc.nonstandard;
const sampleRate = 48_000;

/** The resolutions of camera and screen, by which a test tells them apart. */
export const videoSizes = {
  camera: { width: 64, height: 48 },
  screen: { width: 96, height: 64 },
} as const;

/** Real tracks: a microphone with a sine wave, a camera and a screen with changing gray frames. */
export class WrtcDevices extends EventTarget implements Disposable {
  /** All tracks that were opened. */
  readonly openedTracks: MediaStreamTrack[] = [];
  readonly #timers = new Set<ReturnType<typeof setInterval>>();

  readonly getUserMedia = async ({ audio, video }: MediaStreamConstraints = {}) =>
    new wrtc.MediaStream([
      ...(audio ? [this.#createAudio()] : []),
      ...(video ? [this.#createVideo(videoSizes.camera)] : []),
    ]);

  readonly getDisplayMedia = async () =>
    new wrtc.MediaStream([this.#createVideo(videoSizes.screen), this.#createAudio()]);

  readonly enumerateDevices = async () => [];

  readonly queryPermission = async () => 'granted' as const;

  readonly watchDenial = () => {};

  #createVideo(size: { readonly width: number; readonly height: number }): MediaStreamTrack {
    const source = new RTCVideoSource();
    let shade = 0;
    return this.#open(source.createTrack(), 40, () => {
      const data = new Uint8Array((size.width * size.height * 3) / 2).fill((shade += 8) % 256);
      source.onFrame({ ...size, data });
    });
  }

  #createAudio(): MediaStreamTrack {
    const source = new RTCAudioSource();
    const samples = Int16Array.from(
      { length: sampleRate / 100 },
      (_, i) => 8_000 * Math.sin(i / 8),
    );
    return this.#open(source.createTrack(), 10, () => source.onData({ samples, sampleRate }));
  }

  #open(track: MediaStreamTrack, intervalMs: number, produce: () => void): MediaStreamTrack {
    this.openedTracks.push(track);
    const timer = setInterval(() => {
      if (track.readyState === 'live') produce();
      else clearInterval(timer);
    }, intervalMs);
    this.#timers.add(timer);
    return track;
  }

  [Symbol.dispose](): void {
    for (const timer of this.#timers) clearInterval(timer);
  }
}
