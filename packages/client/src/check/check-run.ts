import type { DeviceChoices } from '@visavis/machines';
import type { IceServer } from '@visavis/protocol';
import { CaptureSession } from '../capture/capture-session.ts';
import type { TrackRegistry } from '../tracks/track-registry.ts';
import { CheckConnection } from './check-connection.ts';
import type { CheckPlatform } from './check-platform.ts';

export interface CheckRunOptions {
  readonly url: string;
  readonly platform: CheckPlatform;
  /** The devices that a call would use. */
  readonly choices: DeviceChoices;
  readonly streams: TrackRegistry;
}

/**
 * What the steps of one run share and no snapshot may hold: devices, the connection to the server, and the
 * ICE servers with their credentials.
 */
export class CheckRun implements Disposable {
  readonly url: string;
  readonly platform: CheckPlatform;
  readonly choices: DeviceChoices;
  readonly streams: TrackRegistry;
  /** None until the server has told. */
  iceServers: readonly IceServer[] = [];
  #devices: CaptureSession | null = null;
  #link: CheckConnection | null = null;

  constructor({ url, platform, choices, streams }: CheckRunOptions) {
    this.url = url;
    this.platform = platform;
    this.choices = choices;
    this.streams = streams;
  }

  /** Takes the devices into use, as a call does. */
  openDevices(report: ConstructorParameters<typeof CaptureSession>[2]): CaptureSession {
    this.releaseDevices();
    this.#devices = new CaptureSession(this.platform.mediaDevices, this.streams, report);
    return this.#devices;
  }

  releaseDevices(): void {
    this.#devices?.[Symbol.dispose]();
    this.#devices = null;
  }

  /** Connects to the server, in the place of an earlier connection. */
  connectToServer(): CheckConnection {
    this.disconnectFromServer();
    this.#link = new CheckConnection(this.url, this.platform);
    return this.#link;
  }

  get serverConnection(): CheckConnection | null {
    return this.#link;
  }

  disconnectFromServer(): void {
    this.#link?.[Symbol.dispose]();
    this.#link = null;
  }

  [Symbol.dispose](): void {
    this.releaseDevices();
    this.disconnectFromServer();
    this.iceServers = [];
  }
}
