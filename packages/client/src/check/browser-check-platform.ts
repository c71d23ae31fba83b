import { browserPlatform } from '../platform/browser-platform.ts';
import type { AudioAnalyzer, CheckPlatform, VideoAnalyzer } from './check-platform.ts';

/** How long an HTTP response may take, in milliseconds. */
const httpTimeoutMs = 5_000;

/** The resolution at which frames are analyzed, in pixels. It is enough to recognize black frames. */
const sampleSize = { width: 32, height: 18 } as const;

/**
 * The platform of a browser page for a check.
 *
 * @param playTestAudio plays audio on the output device that a call would use
 * @example
 * const platform = browserCheckPlatform(() => audioElement.play());
 * @public
 */
export function browserCheckPlatform(playTestAudio: () => Promise<void>): CheckPlatform {
  return {
    ...browserPlatform(),
    isSecureContext,
    hasGlobal: (name) => name in globalThis,
    async isHttpReachable(url) {
      try {
        const { ok } = await fetch(url, {
          cache: 'no-store',
          signal: AbortSignal.timeout(httpTimeoutMs),
        });
        return ok;
      } catch {
        return false;
      }
    },
    analyzeVideo: createVideoAnalyzer,
    analyzeAudio: createAudioAnalyzer,
    playTestAudio,
  };
}

function createVideoAnalyzer(stream: MediaStream): VideoAnalyzer {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  // A stream that ends before it plays has no frames, which is a result of the check.
  video.play().catch(() => {});
  const canvas = Object.assign(document.createElement('canvas'), sampleSize);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return {
    get width() {
      return video.videoWidth;
    },
    get height() {
      return video.videoHeight;
    },
    getFrameCount: () => video.getVideoPlaybackQuality().totalVideoFrames,
    getMaxBrightness() {
      if (context === null) return 1;
      context.drawImage(video, 0, 0, sampleSize.width, sampleSize.height);
      const { data } = context.getImageData(0, 0, sampleSize.width, sampleSize.height);
      // Every fourth value is the opacity, which is always at its maximum.
      return (
        data.reduce((max, value, index) => (index % 4 === 3 ? max : Math.max(max, value)), 0) / 255
      );
    },
    [Symbol.dispose]() {
      video.srcObject = null;
    },
  };
}

function createAudioAnalyzer(stream: MediaStream): AudioAnalyzer {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    getPeakAmplitude() {
      if (context.state !== 'running') return null;
      analyser.getFloatTimeDomainData(samples);
      return samples.reduce((max, sample) => Math.max(max, Math.abs(sample)), 0);
    },
    [Symbol.dispose]() {
      void context.close();
    },
  };
}
