import wrtc from '@roamhq/wrtc';
import type { CaptureKind } from '@visavis/machines';
import type { PlatformDevices } from '../../src/platform/platform.ts';

const { RTCAudioSource, RTCVideoSource } = wrtc.nonstandard;

/** A device that a test plugs in. */
export interface FakeDevice {
  readonly kind: 'audioinput' | 'videoinput' | 'audiooutput';
  readonly deviceId: string;
  readonly label: string;
  /** The name of the DOMException with which it does not start, by the Media Capture specification. */
  errorName?: string | undefined;
  /** Held back until this is resolved. */
  readonly startsAfter?: Promise<void>;
}

export const microphone: FakeDevice = { kind: 'audioinput', deviceId: 'mic-1', label: 'Headset' };
export const camera: FakeDevice = { kind: 'videoinput', deviceId: 'cam-1', label: 'Built in' };
export const otherCamera: FakeDevice = {
  kind: 'videoinput',
  deviceId: 'cam-2',
  label: 'On a wire',
};

/** The devices of one computer, which answer as a browser's would. */
export class FakeDevices extends EventTarget implements PlatformDevices {
  /** Every constraint that was asked for, and every one that was applied to a track. */
  readonly requestedConstraints: MediaStreamConstraints[] = [];
  readonly appliedConstraints: MediaTrackConstraints[] = [];
  /** Every track that was opened, with the device that it came from. */
  readonly openedTracks: { readonly device: string; readonly track: MediaStreamTrack }[] = [];
  /** The name of the DOMException that asking for a screen ends with; null where the person chooses one. */
  screenErrorName: string | null = null;
  /** What the browser tells of a decision; nothing, unless a test says so. */
  permissions: Partial<Record<CaptureKind, PermissionState | Promise<PermissionState>>> = {};
  /** The kinds of which a decision was asked for. */
  readonly queriedPermissions: CaptureKind[] = [];
  /** Called when what a device gave is stopped. */
  onStop: (deviceId: string) => void = () => {};
  #plugged: FakeDevice[];

  constructor(...plugged: readonly FakeDevice[]) {
    super();
    this.#plugged = plugged.map((device) => ({ ...device }));
  }

  readonly getUserMedia = async (
    constraints: MediaStreamConstraints = {},
  ): Promise<MediaStream> => {
    this.requestedConstraints.push(constraints);
    const devices = [
      ...this.#choose('audioinput', constraints.audio),
      ...this.#choose('videoinput', constraints.video),
    ];
    for (const { startsAfter } of devices) await startsAfter;
    const { errorName } = devices.find(({ errorName }) => errorName !== undefined) ?? {};
    if (errorName !== undefined) throw new DOMException('It does not start.', errorName);
    return new wrtc.MediaStream(devices.map((device) => this.#open(device)));
  };

  readonly getDisplayMedia = async (): Promise<MediaStream> => {
    if (this.screenErrorName !== null) throw new DOMException('Not now.', this.screenErrorName);
    return new wrtc.MediaStream([
      this.#open({ kind: 'videoinput', deviceId: 'screen', label: 'Window' }),
      this.#open({ kind: 'audioinput', deviceId: 'screen sound', label: 'Window' }),
    ]);
  };

  readonly enumerateDevices = async (): Promise<MediaDeviceInfo[]> =>
    this.#plugged.map((device) => ({ ...device, groupId: '', toJSON: () => device }));

  readonly queryPermission = async (kind: CaptureKind): Promise<PermissionState | null> => {
    this.queriedPermissions.push(kind);
    return (await this.permissions[kind]) ?? null;
  };

  /** The devices whose tracks run. */
  get runningDevices(): string[] {
    return this.openedTracks
      .filter(({ track }) => track.readyState === 'live')
      .map(({ device }) => device);
  }

  plug(device: FakeDevice): void {
    this.#plugged.push({ ...device });
    this.dispatchEvent(new Event('devicechange'));
  }

  /** Pulls a device out: what it gave ends, then the list changes. */
  unplug({ deviceId }: { readonly deviceId: string }): void {
    this.#plugged = this.#plugged.filter((device) => device.deviceId !== deviceId);
    this.endTracks(deviceId);
    this.dispatchEvent(new Event('devicechange'));
  }

  /** Ends what a device gives, as its owner or the system may. */
  endTracks(deviceId: string): void {
    for (const { device, track } of this.openedTracks) {
      if (device !== deviceId || track.readyState === 'ended') continue;
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
  }

  /** Changes how a device behaves from now on. */
  setBehavior(
    { deviceId }: FakeDevice,
    behaviour: Pick<FakeDevice, 'errorName' | 'startsAfter'>,
  ): void {
    const device = this.#plugged.find((each) => each.deviceId === deviceId);
    if (device !== undefined) Object.assign(device, behaviour);
  }

  #choose(
    kind: FakeDevice['kind'],
    constraint: boolean | MediaTrackConstraints | undefined,
  ): FakeDevice[] {
    if (constraint === undefined || constraint === false) return [];
    const devices = this.#plugged.filter((device) => device.kind === kind);
    if (devices.length === 0) throw new DOMException('There is none.', 'NotFoundError');
    const wish = typeof constraint === 'object' ? constraint.deviceId : undefined;
    const exact = typeof wish === 'object' && 'exact' in wish ? wish.exact : undefined;
    const device = devices.find(({ deviceId }) => exact === undefined || exact === deviceId);
    if (device === undefined) throw new DOMException('Not this one.', 'OverconstrainedError');
    return [device];
  }

  #open({ kind, deviceId }: FakeDevice): MediaStreamTrack {
    const source = kind === 'audioinput' ? new RTCAudioSource() : new RTCVideoSource();
    const track = source.createTrack();
    const stop = track.stop.bind(track);
    Object.defineProperties(track, {
      getSettings: { value: () => ({ deviceId }) },
      applyConstraints: {
        value: async (constraints: MediaTrackConstraints) => {
          this.appliedConstraints.push(constraints);
        },
      },
      stop: {
        value: () => {
          stop();
          this.onStop(deviceId);
        },
      },
    });
    this.openedTracks.push({ device: deviceId, track });
    return track;
  }
}
