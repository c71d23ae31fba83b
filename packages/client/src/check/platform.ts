import type { Platform } from '../platform/platform.ts';

/** Looks at the pictures of a camera, as somebody in front of a screen would. */
export interface Eye extends Disposable {
  readonly width: number;
  readonly height: number;
  /** How many pictures have been shown so far. */
  frames(): number;
  /** The brightest that is on the picture now, 0 for black to 1. */
  brightest(): number;
}

/** Listens to a microphone. */
export interface Ear extends Disposable {
  /** The highest amplitude of the last moment, 0 to 1; null while the browser does not let it listen. */
  loudest(): number | null;
}

/** What a check needs of the runtime besides what a call does. */
export interface CheckPlatform extends Platform {
  /** Whether the page is a secure context, so that the browser gives it devices. */
  readonly isSecure: boolean;
  /** Whether the runtime has a global of this name. */
  readonly has: (name: string) => boolean;
  /** Whether an address answers by plain HTTP. Never throws. */
  readonly answersHttp: (url: string) => Promise<boolean>;
  readonly lookAt: (stream: MediaStream) => Eye;
  readonly listenTo: (stream: MediaStream) => Ear;
  /** Plays a sound that nobody can miss. Resolves when it is over. */
  readonly playSound: () => Promise<void>;
}
