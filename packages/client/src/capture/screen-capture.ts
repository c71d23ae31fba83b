import type { CaptureReport, ScreenContent } from '@visavis/machines';
import type { PlatformDevices } from '../platform/platform.ts';
import type { TrackRegistry } from '../tracks/track-registry.ts';
import { classifyScreenError } from './capture-error.ts';

/** What is captured for each kind of content. Content hints: https://www.w3.org/TR/mst-content-hint/. */
const contentOptions = {
  // Sharp letters need bits, which fewer frames leave.
  text: { contentHint: 'text', framesPerSecond: 15 },
  motion: { contentHint: 'motion', framesPerSecond: 30 },
} as const satisfies Record<ScreenContent, object>;

/** Options and constraints that are not in the DOM library of TypeScript yet. Browsers ignore those they do not know. */
interface ScreenOptions extends DisplayMediaStreamOptions {
  readonly selfBrowserSurface: 'exclude';
  readonly surfaceSwitching: 'include';
  readonly audio: MediaTrackConstraints & { readonly restrictOwnAudio: boolean };
}

function buildScreenOptions(content: ScreenContent): ScreenOptions {
  return {
    video: buildFrameRate(content),
    // What the computer plays is no speech. The voices of the others must not come back to them.
    audio: {
      restrictOwnAudio: true,
      echoCancellation: false,
      noiseSuppression: false,
      autoGainControl: false,
    },
    // A tab that shows itself shows itself again and again.
    selfBrowserSurface: 'exclude',
    surfaceSwitching: 'include',
  };
}

const buildFrameRate = (content: ScreenContent): MediaTrackConstraints => {
  const { framesPerSecond } = contentOptions[content];
  return { frameRate: { ideal: framesPerSecond, max: framesPerSecond } };
};

interface ScreenCaptureOptions {
  readonly mediaDevices: PlatformDevices | null;
  readonly tracks: TrackRegistry;
  readonly report: (event: CaptureReport) => void;
  /** Aborted when the tracks are not needed any more. */
  readonly signal: AbortSignal;
}

/** The shared screen of one call, and its audio. */
export class ScreenCapture {
  readonly #options: ScreenCaptureOptions;
  /** The last chosen content. It can change while the browser asks what to share. */
  #content: ScreenContent = 'text';

  constructor(options: ScreenCaptureOptions) {
    this.#options = options;
  }

  /** Asks the user what to share. The result is reported. */
  async open(content: ScreenContent): Promise<void> {
    const { mediaDevices, tracks, report, signal } = this.#options;
    this.#content = content;
    let stream: MediaStream;
    try {
      if (mediaDevices === null) throw new Error('This browser has no media devices.');
      stream = await mediaDevices.getDisplayMedia(buildScreenOptions(content));
    } catch (error) {
      report({ type: `screen.${classifyScreenError(error)}` });
      return;
    }
    const [video] = stream.getVideoTracks();
    const [audio] = stream.getAudioTracks();
    if (signal.aborted || video === undefined) {
      for (const track of stream.getTracks()) track.stop();
      report({ type: 'screen.cancelled' });
      return;
    }
    video.contentHint = contentOptions[this.#content].contentHint;
    tracks.setLocalTrack('screen', video);
    if (audio) tracks.setLocalTrack('screenAudio', audio);
    const onEnded = () => {
      if (tracks.getLocalTrack(video.id) !== video) return;
      this.close();
      report({ type: 'screen.ended' });
    };
    video.addEventListener('ended', onEnded, { signal });
    report({ type: 'screen.live', video: video.id, audio: audio?.id ?? null });
    if (content !== this.#content) await this.setContent(this.#content);
  }

  /** Changes what a live screen is encoded for, and how many frames are captured. */
  async setContent(content: ScreenContent): Promise<void> {
    this.#content = content;
    const [track] = this.#options.tracks.getLocal('screen')?.getVideoTracks() ?? [];
    if (track === undefined) return;
    track.contentHint = contentOptions[content].contentHint;
    try {
      await track.applyConstraints(buildFrameRate(content));
    } catch {
      // A browser that cannot change the frame rate keeps it.
    }
  }

  /** Stops sharing. */
  close(): void {
    this.#options.tracks.stopLocalTrack('screen');
    this.#options.tracks.stopLocalTrack('screenAudio');
  }
}
