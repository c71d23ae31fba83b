import { expect, type Page } from '@playwright/test';
import { tileOf, type Participant } from './participants.ts';

/** A device that a test plugs in and unplugs. */
export interface PluggableDevice {
  readonly kind: 'audioinput' | 'videoinput' | 'audiooutput';
  readonly label: string;
  readonly group?: string;
  /** The tone of a microphone, by which the other side recognises it. */
  readonly hertz?: number;
  /** The colour of a camera: `#f00`, `#0f0` or `#00f`. */
  readonly color?: string;
  readonly facingMode?: 'user' | 'environment';
  readonly isUnplugged?: boolean;
}

/** Init script that replaces the devices of the browser. The id of a device is its label. */
export function replaceDevices(all: readonly PluggableDevice[]): void {
  const { mediaDevices } = navigator;
  const unplugged = new Set(all.filter(({ isUnplugged }) => isUnplugged).map(({ label }) => label));
  const tracks: { readonly label: string; readonly track: MediaStreamTrack }[] = [];
  const requests: MediaStreamConstraints[] = [];
  const plugged = () => all.filter(({ label }) => !unplugged.has(label));
  mediaDevices.enumerateDevices = async () =>
    plugged().map(({ kind, label, group }) => {
      const info = { kind, deviceId: label, label, groupId: group ?? label };
      return { ...info, toJSON: () => info };
    });
  const startTone = (hertz: number) => {
    const context = new AudioContext();
    const destination = context.createMediaStreamDestination();
    const oscillator = new OscillatorNode(context, { frequency: hertz });
    oscillator.connect(destination);
    oscillator.start();
    return destination.stream.getAudioTracks();
  };
  const startVideo = (color: string) => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 160, height: 90 });
    const context = canvas.getContext('2d');
    let isDark = false;
    setInterval(() => {
      if (context === null) return;
      context.fillStyle = color;
      context.fillRect(0, 0, 160, 90);
      // Something must move, or no frame is produced.
      isDark = !isDark;
      context.fillStyle = isDark ? '#000' : '#fff';
      context.fillRect(0, 0, 8, 8);
    }, 100);
    return canvas.captureStream(10).getVideoTracks();
  };
  const open = (
    kind: MediaDeviceKind,
    constraint: boolean | MediaTrackConstraints | undefined,
  ): readonly MediaStreamTrack[] => {
    if (constraint === undefined || constraint === false) return [];
    const { deviceId, facingMode } = constraint === true ? {} : constraint;
    const id = typeof deviceId === 'object' && 'exact' in deviceId ? deviceId.exact : undefined;
    const candidates = plugged().filter((device) => device.kind === kind);
    if (candidates.length === 0) throw new DOMException('There is no device.', 'NotFoundError');
    const device =
      id === undefined
        ? (candidates.find((each) => each.facingMode === facingMode) ?? candidates[0])
        : candidates.find(({ label }) => label === id);
    if (device === undefined) throw new OverconstrainedError('deviceId');
    const { label } = device;
    const opened =
      kind === 'audioinput' ? startTone(device.hertz ?? 440) : startVideo(device.color ?? '#0f0');
    for (const track of opened) {
      Object.defineProperties(track, {
        label: { value: label },
        getSettings: {
          value: () => ({ deviceId: label, facingMode: device.facingMode, width: 160, height: 90 }),
        },
        applyConstraints: { value: () => Promise.resolve() },
      });
      tracks.push({ label, track });
    }
    return opened;
  };
  mediaDevices.getUserMedia = async (constraints = {}) => {
    requests.push(constraints);
    return new MediaStream([
      ...open('audioinput', constraints.audio),
      ...open('videoinput', constraints.video),
    ]);
  };
  Object.assign(window, {
    unplugDevice(name: string) {
      unplugged.add(name);
      for (const { track } of tracks.filter(({ label }) => label === name)) {
        if (track.readyState === 'ended') continue;
        track.stop();
        track.dispatchEvent(new Event('ended'));
      }
      mediaDevices.dispatchEvent(new Event('devicechange'));
    },
    plugDevice(name: string) {
      unplugged.delete(name);
      mediaDevices.dispatchEvent(new Event('devicechange'));
    },
    listLiveDevices: () =>
      tracks.filter(({ track }) => track.readyState === 'live').map(({ label }) => label),
  });
}

const run = (page: Page, name: string, label: string) =>
  page.evaluate(
    ([name, label]) => {
      const change: unknown = Reflect.get(window, name);
      if (typeof change !== 'function') throw new Error('The devices were not replaced.');
      const result: unknown = Reflect.apply(change, undefined, [label]);
      return result;
    },
    [name, label] as const,
  );

/** Unplugs a device: its tracks end, then the list changes. */
export const unplug = ({ page }: Participant, label: string) => run(page, 'unplugDevice', label);

/** Plugs a device in. */
export const plug = ({ page }: Participant, label: string) => run(page, 'plugDevice', label);

/** The devices with live tracks. */
export const liveDevices = ({ page }: Participant) => run(page, 'listLiveDevices', '');

/** Waits until somebody sees the colour of a camera: 0 for red, 1 for green, 2 for blue. */
export async function expectSeenColor(
  viewer: Participant,
  seen: string,
  channel: 0 | 1 | 2,
): Promise<void> {
  const readBrightest = () =>
    tileOf(viewer, seen)
      .locator('video')
      .first()
      .evaluate((video: HTMLVideoElement) => {
        const context = new OffscreenCanvas(8, 8).getContext('2d');
        context?.drawImage(video, 0, 0, 8, 8);
        const rgb = [...(context?.getImageData(4, 4, 1, 1).data ?? [])].slice(0, 3);
        return Math.max(...rgb) < 64 ? -1 : rgb.indexOf(Math.max(...rgb));
      });
  await expect.poll(readBrightest).toBe(channel);
}

/** Waits until somebody hears the tone of a microphone. */
export async function expectHeardTone(
  viewer: Participant,
  heard: string,
  hertz: number,
): Promise<void> {
  const readLoudest = () =>
    tileOf(viewer, heard)
      .locator('video')
      .first()
      .evaluate(async (video: HTMLVideoElement) => {
        if (!(video.srcObject instanceof MediaStream)) return 0;
        const context = new AudioContext();
        const analyser = new AnalyserNode(context, { fftSize: 4_096, smoothingTimeConstant: 0 });
        context.createMediaStreamSource(video.srcObject).connect(analyser);
        const levels = new Float32Array(analyser.frequencyBinCount);
        const end = performance.now() + 500;
        while (performance.now() < end) await new Promise(requestAnimationFrame);
        analyser.getFloatFrequencyData(levels);
        const loudest = levels.indexOf(Math.max(...levels));
        const level = levels[loudest] ?? 0;
        const { sampleRate } = context;
        await context.close();
        return level < -80 ? 0 : (loudest * sampleRate) / analyser.fftSize;
      });
  await expect.poll(async () => Math.abs((await readLoudest()) - hertz) < 50).toBe(true);
}
