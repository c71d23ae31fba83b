import type { Platform } from '../platform/platform.ts';

/** Analyzes the video of a camera. */
export interface VideoAnalyzer extends Disposable {
  readonly width: number;
  readonly height: number;
  /** The number of frames so far. */
  getFrameCount(): number;
  /** The brightness of the brightest pixel of the current frame: 0 (black) to 1. */
  getMaxBrightness(): number;
}

/** Analyzes the audio of a microphone. */
export interface AudioAnalyzer extends Disposable {
  /** The peak amplitude of the latest samples, 0 to 1; null while the browser blocks audio processing. */
  getPeakAmplitude(): number | null;
}

/** What a check needs from its runtime in addition to a call. */
export interface CheckPlatform extends Platform {
  /** Whether the page is a secure context, which devices require. */
  readonly isSecureContext: boolean;
  /** Whether the runtime has a global of this name. */
  readonly hasGlobal: (name: string) => boolean;
  /** Whether a URL responds to plain HTTP. Never rejects. */
  readonly isHttpReachable: (url: string) => Promise<boolean>;
  readonly analyzeVideo: (stream: MediaStream) => VideoAnalyzer;
  readonly analyzeAudio: (stream: MediaStream) => AudioAnalyzer;
  /** Plays audio that is easy to hear. Resolves at its end. */
  readonly playTestAudio: () => Promise<void>;
}
