import {
  facingModes,
  type CaptureCommand,
  type CaptureFailure,
  type CaptureKind,
  type CaptureReport,
  type LiveTrack,
} from '@visavis/machines';
import type { PlatformDevices } from '../platform/platform.ts';
import type { TrackRegistry } from '../tracks/track-registry.ts';
import { buildCaptureConstraints, buildVideoConstraints } from './capture-constraints.ts';
import { classifyCaptureError } from './capture-error.ts';
import { listDevices } from './list-devices.ts';
import { selectKindsToRetry } from './retry-kinds.ts';
import { ScreenCapture } from './screen-capture.ts';

type OpenCommand = Extract<CaptureCommand, { type: 'openDevices' }>;

/** Microphone, camera and screen of one call. Disposal stops every track that it opened. */
export class CaptureSession implements Disposable {
  readonly #mediaDevices: PlatformDevices | null;
  readonly #tracks: TrackRegistry;
  readonly #report: (event: CaptureReport) => void;
  readonly #disposal = new AbortController();
  readonly #screen: ScreenCapture;
  /** The kinds whose permission is watched. */
  readonly #watched = new Set<CaptureKind>();
  /** The newest command for each kind. Tracks and failures of older commands are ignored. */
  readonly #newestCommands = new Map<CaptureKind, OpenCommand>();
  /** The last requested height. It can change while getUserMedia is pending. */
  #height = 0;

  constructor(
    mediaDevices: PlatformDevices | null,
    tracks: TrackRegistry,
    report: (event: CaptureReport) => void,
  ) {
    this.#mediaDevices = mediaDevices;
    this.#tracks = tracks;
    this.#report = (event) => {
      if (!this.#disposal.signal.aborted) report(event);
    };
    const { signal } = this.#disposal;
    this.#screen = new ScreenCapture({ mediaDevices, tracks, report: this.#report, signal });
    mediaDevices?.addEventListener('devicechange', () => void this.#reportDevices(), {
      signal,
    });
  }

  /** Starts to execute a command. Its result is reported. */
  perform(command: CaptureCommand): void {
    switch (command.type) {
      case 'openDevices':
        for (const kind of command.kinds) this.#newestCommands.set(kind, command);
        this.#height = command.height;
        void this.#open(command, command.kinds);
        return;
      case 'closeDevice':
        this.#newestCommands.delete(command.kind);
        this.#tracks.stopLocalTrack(command.kind);
        return;
      case 'openScreen':
        void this.#screen.open(command.content);
        return;
      case 'closeScreen':
        this.#screen.close();
        return;
      case 'setScreenContent':
        void this.#screen.setContent(command.content);
        return;
      case 'setCaptureHeight':
        this.#height = command.height;
        void this.#applyHeight();
        return;
      default:
        command satisfies never;
    }
  }

  async #open(command: OpenCommand, kinds: readonly CaptureKind[]): Promise<void> {
    const [first] = kinds;
    if (this.#mediaDevices === null) {
      const failure = globalThis.isSecureContext ? 'missing' : 'insecure';
      for (const kind of kinds) this.#report({ type: `${kind}.${failure}` });
      return;
    }
    if (first === undefined) return;
    try {
      await this.#capture(this.#mediaDevices, command, kinds);
    } catch (error) {
      const failure = classifyCaptureError(error);
      if (kinds.length > 1) {
        await this.#openEach(this.#mediaDevices, command, kinds, failure);
        return;
      }
      if (this.#isNewest(command, first)) this.#report({ type: `${first}.${failure}` });
      // The user can choose another device. A new list after `missing` would lead to another attempt.
      if (failure !== 'busy' && failure !== 'overconstrained') return;
    }
    await this.#reportDevices();
  }

  /** Requests each kind on its own, because getUserMedia does not say which of `kinds` failed. */
  async #openEach(
    mediaDevices: PlatformDevices,
    command: OpenCommand,
    kinds: readonly CaptureKind[],
    failure: CaptureFailure,
  ): Promise<void> {
    const retried = failure === 'denied' ? await selectKindsToRetry(mediaDevices, kinds) : kinds;
    for (const kind of kinds) {
      if (!this.#isNewest(command, kind)) continue;
      if (retried.includes(kind)) void this.#open(command, [kind]);
      else this.#report({ type: `${kind}.${failure}` });
    }
  }

  #isNewest(command: OpenCommand, kind: CaptureKind): boolean {
    return this.#newestCommands.get(kind) === command;
  }

  async #capture(
    mediaDevices: PlatformDevices,
    command: OpenCommand,
    kinds: readonly CaptureKind[],
  ): Promise<void> {
    const constraints = buildCaptureConstraints(kinds, command, command.height);
    let stream: MediaStream;
    try {
      stream = await mediaDevices.getUserMedia(constraints);
    } catch (error) {
      // Many phones can only run one camera: stop the live one, and try again.
      const live = kinds.filter(
        (kind) => this.#isNewest(command, kind) && this.#tracks.getLocal(kind) !== null,
      );
      if (classifyCaptureError(error) !== 'busy' || live.length === 0) throw error;
      for (const kind of live) this.#tracks.stopLocalTrack(kind);
      stream = await mediaDevices.getUserMedia(constraints);
    }
    for (const track of stream.getTracks()) {
      const kind = track.kind === 'audio' ? 'microphone' : 'camera';
      if (this.#isNewest(command, kind)) this.#useTrack(kind, track);
      else track.stop();
    }
    if (command.height !== this.#height) await this.#applyHeight();
  }

  #useTrack(kind: CaptureKind, track: MediaStreamTrack): void {
    this.#tracks.setLocalTrack(kind, track);
    const onEnded = () => {
      if (this.#tracks.getLocalTrack(track.id) !== track) return;
      this.#tracks.stopLocalTrack(kind);
      void this.#reportEnd(kind);
    };
    track.addEventListener('ended', onEnded, { signal: this.#disposal.signal });
    this.#report({ type: `${kind}.live`, track: describeTrack(track) });
    if (this.#watched.has(kind)) return;
    this.#watched.add(kind);
    const onDenied = () => {
      if (this.#newestCommands.has(kind)) this.#report({ type: `${kind}.denied` });
    };
    this.#mediaDevices?.watchDenial(kind, onDenied, this.#disposal.signal);
  }

  /** Reports why a track has ended, unless the device has been closed or requested again meanwhile. */
  async #reportEnd(kind: CaptureKind): Promise<void> {
    const command = this.#newestCommands.get(kind);
    const permission = await this.#mediaDevices?.queryPermission(kind);
    if (command === undefined || this.#newestCommands.get(kind) !== command) return;
    this.#report({ type: permission === 'denied' ? `${kind}.denied` : `${kind}.ended` });
  }

  async #applyHeight(): Promise<void> {
    const [track] = this.#tracks.getLocal('camera')?.getVideoTracks() ?? [];
    try {
      await track?.applyConstraints(buildVideoConstraints(this.#height));
    } catch {
      // A camera that cannot change its resolution keeps it.
    }
  }

  async #reportDevices(): Promise<void> {
    if (this.#mediaDevices === null) return;
    try {
      this.#report({ type: 'devices.changed', devices: await listDevices(this.#mediaDevices) });
    } catch {
      // Without a list there is nothing to choose from. Open devices keep running.
    }
  }

  [Symbol.dispose](): void {
    this.#disposal.abort();
    this.#newestCommands.clear();
    this.#tracks.stopLocalTrack('microphone');
    this.#tracks.stopLocalTrack('camera');
    this.#screen.close();
  }
}

function describeTrack(track: MediaStreamTrack): LiveTrack {
  const { deviceId = null, facingMode } = track.getSettings();
  const known = facingModes.find((mode) => mode === facingMode);
  return { id: track.id, deviceId, label: track.label, ...(known && { facingMode: known }) };
}
