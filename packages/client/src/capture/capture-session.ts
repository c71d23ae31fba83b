import type {
  CaptureCommand,
  CaptureFailure,
  CaptureKind,
  CaptureReport,
  LiveTrack,
} from '@visavis/machines';
import type { PlatformDevices } from '../platform/platform.ts';
import type { TrackRegistry } from '../tracks/track-registry.ts';
import { buildCaptureConstraints, buildVideoConstraints } from './capture-constraints.ts';
import { listDevices } from './list-devices.ts';
import { classifyCaptureError, classifyScreenError } from './capture-error.ts';
import { selectKindsToRetry } from './retry-kinds.ts';

type OpenCommand = Extract<CaptureCommand, { type: 'openDevices' }>;

/** Microphone, camera and screen of one call. Every track it opened is stopped with it. */
export class CaptureSession implements Disposable {
  readonly #mediaDevices: PlatformDevices | null;
  readonly #tracks: TrackRegistry;
  readonly #report: (event: CaptureReport) => void;
  readonly #ended = new AbortController();
  /** The newest wish for each kind. What an older one brings comes too late, be it a track or a failure. */
  readonly #newest = new Map<CaptureKind, OpenCommand>();
  /** The height last wished for: it may change while the camera is still being asked for. */
  #height = 0;

  constructor(
    mediaDevices: PlatformDevices | null,
    tracks: TrackRegistry,
    report: (event: CaptureReport) => void,
  ) {
    this.#mediaDevices = mediaDevices;
    this.#tracks = tracks;
    this.#report = (event) => {
      if (!this.#ended.signal.aborted) report(event);
    };
    mediaDevices?.addEventListener('devicechange', () => void this.#listDevices(), {
      signal: this.#ended.signal,
    });
  }

  /** Begins to carry a command out. Its outcome is reported. */
  perform(command: CaptureCommand): void {
    switch (command.type) {
      case 'openDevices':
        for (const kind of command.kinds) this.#newest.set(kind, command);
        this.#height = command.height;
        void this.#open(command, command.kinds);
        return;
      case 'closeDevice':
        this.#newest.delete(command.kind);
        this.#tracks.stopLocalTrack(command.kind);
        return;
      case 'openScreen':
        void this.#openScreen();
        return;
      case 'closeScreen':
        this.#closeScreen();
        return;
      case 'setCaptureHeight':
        this.#height = command.height;
        void this.#resize();
        return;
      default:
        command satisfies never;
    }
  }

  async #open(wish: OpenCommand, kinds: readonly CaptureKind[]): Promise<void> {
    const [first] = kinds;
    if (this.#mediaDevices === null) {
      for (const kind of kinds) this.#report({ type: `${kind}.insecure` });
      return;
    }
    if (first === undefined) return;
    try {
      await this.#capture(this.#mediaDevices, wish, kinds);
    } catch (error) {
      const failure = classifyCaptureError(error);
      if (kinds.length > 1) await this.#openEach(this.#mediaDevices, wish, kinds, failure);
      else if (this.#isWanted(wish, first)) this.#report({ type: `${first}.${failure}` });
      return;
    }
    await this.#listDevices();
  }

  /** One of `kinds` failed, and getUserMedia does not say which: each is asked for on its own. */
  async #openEach(
    mediaDevices: PlatformDevices,
    wish: OpenCommand,
    kinds: readonly CaptureKind[],
    failure: CaptureFailure,
  ): Promise<void> {
    const open = failure === 'denied' ? await selectKindsToRetry(mediaDevices, kinds) : kinds;
    for (const kind of kinds) {
      if (!this.#isWanted(wish, kind)) continue;
      if (open.includes(kind)) void this.#open(wish, [kind]);
      else this.#report({ type: `${kind}.${failure}` });
    }
  }

  #isWanted(wish: OpenCommand, kind: CaptureKind): boolean {
    return this.#newest.get(kind) === wish;
  }

  async #capture(
    mediaDevices: PlatformDevices,
    wish: OpenCommand,
    kinds: readonly CaptureKind[],
  ): Promise<void> {
    const constraints = buildCaptureConstraints(kinds, wish.choices, wish.height);
    let stream: MediaStream;
    try {
      stream = await mediaDevices.getUserMedia(constraints);
    } catch (error) {
      // Many phones run one camera at a time: the one that is live makes room for the one that is wished for.
      const held = kinds.filter(
        (kind) => this.#isWanted(wish, kind) && this.#tracks.getLocal(kind) !== null,
      );
      if (classifyCaptureError(error) !== 'busy' || held.length === 0) throw error;
      for (const kind of held) this.#tracks.stopLocalTrack(kind);
      stream = await mediaDevices.getUserMedia(constraints);
    }
    for (const track of stream.getTracks()) {
      const kind = track.kind === 'audio' ? 'microphone' : 'camera';
      if (this.#isWanted(wish, kind)) this.#take(kind, track);
      else track.stop();
    }
    if (wish.height !== this.#height) await this.#resize();
  }

  #take(kind: CaptureKind, track: MediaStreamTrack): void {
    this.#tracks.setLocalTrack(kind, track);
    const onEnded = () => {
      if (this.#tracks.getLocalTrack(track.id) !== track) return;
      this.#tracks.stopLocalTrack(kind);
      this.#report({ type: `${kind}.ended` });
    };
    track.addEventListener('ended', onEnded, { signal: this.#ended.signal });
    this.#report({ type: `${kind}.live`, track: describeTrack(track) });
  }

  async #openScreen(): Promise<void> {
    let stream: MediaStream;
    try {
      if (this.#mediaDevices === null) throw new Error('This page is not secure.');
      stream = await this.#mediaDevices.getDisplayMedia({
        video: { frameRate: { ideal: 30, max: 30 } },
        audio: true,
      });
    } catch (error) {
      this.#report({ type: `screen.${classifyScreenError(error)}` });
      return;
    }
    const [video] = stream.getVideoTracks();
    const [audio] = stream.getAudioTracks();
    if (this.#ended.signal.aborted || video === undefined) {
      for (const track of stream.getTracks()) track.stop();
      this.#report({ type: 'screen.cancelled' });
      return;
    }
    // Text must stay sharp; motion may suffer.
    video.contentHint = 'detail';
    this.#tracks.setLocalTrack('screen', video);
    if (audio) this.#tracks.setLocalTrack('screenAudio', audio);
    const onEnded = () => {
      if (this.#tracks.getLocalTrack(video.id) !== video) return;
      this.#closeScreen();
      this.#report({ type: 'screen.ended' });
    };
    video.addEventListener('ended', onEnded, { signal: this.#ended.signal });
    this.#report({ type: 'screen.live', video: video.id, audio: audio?.id ?? null });
  }

  #closeScreen(): void {
    this.#tracks.stopLocalTrack('screen');
    this.#tracks.stopLocalTrack('screenAudio');
  }

  async #resize(): Promise<void> {
    const [track] = this.#tracks.getLocal('camera')?.getVideoTracks() ?? [];
    try {
      await track?.applyConstraints(buildVideoConstraints(this.#height));
    } catch {
      // The picture stays as it is: a camera that cannot change its size is no failure of the call.
    }
  }

  async #listDevices(): Promise<void> {
    if (this.#mediaDevices === null) return;
    try {
      this.#report({ type: 'devices.changed', devices: await listDevices(this.#mediaDevices) });
    } catch {
      // Without a list there is nothing to choose from, and what runs goes on.
    }
  }

  [Symbol.dispose](): void {
    this.#ended.abort();
    this.#newest.clear();
    this.#tracks.stopLocalTrack('microphone');
    this.#tracks.stopLocalTrack('camera');
    this.#closeScreen();
  }
}

function describeTrack(track: MediaStreamTrack): LiveTrack {
  return { id: track.id, deviceId: track.getSettings().deviceId ?? null, label: track.label };
}
