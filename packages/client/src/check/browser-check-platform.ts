import { browserPlatform } from '../platform/browser-platform.ts';
import type { CheckPlatform, AudioAnalyzer, VideoAnalyzer } from './check-platform.ts';

/** The longest that the server's plain answer is awaited, in milliseconds. */
const httpTimeoutMs = 5_000;

/** The size in which a picture is looked at, in pixels. It is enough to tell whether it is black. */
const sampleSize = { width: 32, height: 18 } as const;

/**
 * The platform of a browser's page for a check.
 *
 * @param playSound plays a sound where the person expects to hear the others
 */
export function browserCheckPlatform(playSound: () => Promise<void>): CheckPlatform {
  return {
    ...browserPlatform(),
    isSecureContext: isSecureContext,
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
    playTestAudio: playSound,
  };
}

function createVideoAnalyzer(stream: MediaStream): VideoAnalyzer {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  // A stream that ends before it plays has no pictures, and that is what is found.
  video.play().catch(() => {});
  const canvas = Object.assign(document.createElement('canvas'), sampleSize);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  return {
    get width() {
      return video.videoWidth;
    },
    get height() {
      return video.videoHeight;
    },
    getFrameCount: () => video.getVideoPlaybackQuality().totalVideoFrames,
    getMaxBrightness() {
      if (pen === null) return 1;
      pen.drawImage(video, 0, 0, sampleSize.width, sampleSize.height);
      const { data } = pen.getImageData(0, 0, sampleSize.width, sampleSize.height);
      // What is not opaque does not occur, so every fourth value, which says so, is left out.
      return (
        data.reduce((most, value, at) => (at % 4 === 3 ? most : Math.max(most, value)), 0) / 255
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
      return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    },
    [Symbol.dispose]() {
      void context.close();
    },
  };
}
