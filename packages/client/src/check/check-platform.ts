import type { Platform } from '../platform/platform.ts';

/** Looks at the pictures of a camera, as somebody in front of a screen would. */
export interface VideoAnalyzer extends Disposable {
  readonly width: number;
  readonly height: number;
  /** How many pictures have been shown so far. */
  getFrameCount(): number;
  /** The brightest that is on the picture now, 0 for black to 1. */
  getMaxBrightness(): number;
}

/** Listens to a microphone. */
export interface AudioAnalyzer extends Disposable {
  /** The highest amplitude of the last moment, 0 to 1; null while the browser does not let it listen. */
  getPeakAmplitude(): number | null;
}

/** What a check needs of the runtime besides what a call does. */
export interface CheckPlatform extends Platform {
  /** Whether the page is a secure context, so that the browser gives it devices. */
  readonly isSecureContext: boolean;
  /** Whether the runtime has a global of this name. */
  readonly hasGlobal: (name: string) => boolean;
  /** Whether an address answers by plain HTTP. Never throws. */
  readonly isHttpReachable: (url: string) => Promise<boolean>;
  readonly analyzeVideo: (stream: MediaStream) => VideoAnalyzer;
  readonly analyzeAudio: (stream: MediaStream) => AudioAnalyzer;
  /** Plays a sound that nobody can miss. Resolves when it is over. */
  readonly playTestAudio: () => Promise<void>;
}
