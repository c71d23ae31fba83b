import wrtc from '@roamhq/wrtc';
import type { CaptureKind } from '@visavis/machines';
import type { PlatformDevices } from '../../src/platform/platform.ts';

const { RTCAudioSource, RTCVideoSource } = wrtc.nonstandard;

/** A device that a test connects. */
export interface FakeDevice {
  readonly kind: 'audioinput' | 'videoinput' | 'audiooutput';
  readonly deviceId: string;
  readonly label: string;
  readonly groupId?: string;
  /** The name of the DOMException with which it fails to start (Media Capture specification). */
  errorName?: string | undefined;
  /** It starts when this promise is resolved. */
  readonly startsAfter?: Promise<void>;
}

export const microphone: FakeDevice = { kind: 'audioinput', deviceId: 'mic-1', label: 'Headset' };
export const camera: FakeDevice = { kind: 'videoinput', deviceId: 'cam-1', label: 'Built in' };
export const otherCamera: FakeDevice = {
  kind: 'videoinput',
  deviceId: 'cam-2',
  label: 'USB camera',
};

/** The devices of one computer. They behave like a browser's. */
export class FakeDevices extends EventTarget implements PlatformDevices {
  /** All constraints of getUserMedia and of applyConstraints. */
  readonly requestedConstraints: MediaStreamConstraints[] = [];
  readonly appliedConstraints: MediaTrackConstraints[] = [];
  /** All options of getDisplayMedia. */
  readonly requestedScreens: DisplayMediaStreamOptions[] = [];
  /** All tracks that were opened, with their devices. */
  readonly openedTracks: { readonly device: string; readonly track: MediaStreamTrack }[] = [];
  /** The name of the DOMException of getDisplayMedia; null if the user chooses a screen. */
  screenErrorName: string | null = null;
  /** The states of permissions. The others are unknown. */
  permissions: Partial<Record<CaptureKind, PermissionState | Promise<PermissionState>>> = {};
  /** The permissions that were queried. */
  readonly queriedPermissions: CaptureKind[] = [];
  /** Called when the track of a device is stopped. */
  onStop: (deviceId: string) => void = () => {};
  #connected: FakeDevice[];

  constructor(...connected: readonly FakeDevice[]) {
    super();
    this.#connected = connected.map((device) => ({ ...device }));
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
    if (errorName !== undefined) throw new DOMException('The device does not start.', errorName);
    return new wrtc.MediaStream(devices.map((device) => this.#open(device)));
  };

  readonly getDisplayMedia = async (
    options: DisplayMediaStreamOptions = {},
  ): Promise<MediaStream> => {
    this.requestedScreens.push(options);
    if (this.screenErrorName !== null) throw new DOMException('No screen.', this.screenErrorName);
    return new wrtc.MediaStream([
      this.#open({ kind: 'videoinput', deviceId: 'screen', label: 'Window' }),
      this.#open({ kind: 'audioinput', deviceId: 'screen audio', label: 'Window' }),
    ]);
  };

  readonly enumerateDevices = async (): Promise<MediaDeviceInfo[]> =>
    this.#connected.map((device) => ({ groupId: '', ...device, toJSON: () => device }));

  readonly queryPermission = async (kind: CaptureKind): Promise<PermissionState | null> => {
    this.queriedPermissions.push(kind);
    return (await this.permissions[kind]) ?? null;
  };

  readonly watchDenial: PlatformDevices['watchDenial'] = (kind, listener, signal) => {
    this.addEventListener(`${kind} denied`, listener, { signal });
  };

  /** Denies a permission, as the user may. */
  deny(kind: CaptureKind): void {
    this.permissions = { ...this.permissions, [kind]: 'denied' };
    this.dispatchEvent(new Event(`${kind} denied`));
  }

  /** The devices with live tracks. */
  get runningDevices(): string[] {
    return this.openedTracks
      .filter(({ track }) => track.readyState === 'live')
      .map(({ device }) => device);
  }

  plug(device: FakeDevice): void {
    this.#connected.push({ ...device });
    this.dispatchEvent(new Event('devicechange'));
  }

  /** Disconnects a device: its tracks end, then the list changes. */
  unplug({ deviceId }: { readonly deviceId: string }): void {
    this.#connected = this.#connected.filter((device) => device.deviceId !== deviceId);
    this.endTracks(deviceId);
    this.dispatchEvent(new Event('devicechange'));
  }

  /** Ends the tracks of a device, as the system may. */
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
    behavior: Pick<FakeDevice, 'errorName' | 'startsAfter'>,
  ): void {
    const device = this.#connected.find((each) => each.deviceId === deviceId);
    if (device !== undefined) Object.assign(device, behavior);
  }

  #choose(
    kind: FakeDevice['kind'],
    constraint: boolean | MediaTrackConstraints | undefined,
  ): FakeDevice[] {
    if (constraint === undefined || constraint === false) return [];
    const devices = this.#connected.filter((device) => device.kind === kind);
    if (devices.length === 0) throw new DOMException('There is no device.', 'NotFoundError');
    const requestedId = typeof constraint === 'object' ? constraint.deviceId : undefined;
    const exact =
      typeof requestedId === 'object' && 'exact' in requestedId ? requestedId.exact : undefined;
    const device = devices.find(({ deviceId }) => exact === undefined || exact === deviceId);
    if (device === undefined)
      throw new DOMException('There is no such device.', 'OverconstrainedError');
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
