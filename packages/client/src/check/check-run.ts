import type { DeviceChoices } from '@visavis/machines';
import type { IceServer } from '@visavis/protocol';
import { CaptureSession } from '../capture/capture-session.ts';
import type { TrackRegistry } from '../tracks/track-registry.ts';
import { CheckConnection } from './check-connection.ts';
import type { CheckPlatform } from './check-platform.ts';

/** What one run of a check works with. */
export interface CheckRunOptions {
  readonly url: string;
  readonly platform: CheckPlatform;
  /** The devices that a call would use. */
  readonly choices: DeviceChoices;
  readonly streams: TrackRegistry;
}

/**
 * What the steps of one run share, and what must not be in a snapshot: devices, the connection to the
 * server, and the ICE servers with their credentials.
 */
export class CheckRun implements Disposable {
  readonly url: string;
  readonly platform: CheckPlatform;
  readonly choices: DeviceChoices;
  readonly streams: TrackRegistry;
  /** Empty until the server has sent them. */
  iceServers: readonly IceServer[] = [];
  #devices: CaptureSession | null = null;
  #serverConnection: CheckConnection | null = null;

  constructor({ url, platform, choices, streams }: CheckRunOptions) {
    this.url = url;
    this.platform = platform;
    this.choices = choices;
    this.streams = streams;
  }

  /** Starts a capture session, as a call does. */
  openDevices(report: ConstructorParameters<typeof CaptureSession>[2]): CaptureSession {
    this.releaseDevices();
    this.#devices = new CaptureSession(this.platform.mediaDevices, this.streams, report);
    return this.#devices;
  }

  releaseDevices(): void {
    this.#devices?.[Symbol.dispose]();
    this.#devices = null;
  }

  /** Connects to the server. An earlier connection is closed. */
  connectToServer(): CheckConnection {
    this.disconnectFromServer();
    this.#serverConnection = new CheckConnection(this.url, this.platform);
    return this.#serverConnection;
  }

  get serverConnection(): CheckConnection | null {
    return this.#serverConnection;
  }

  disconnectFromServer(): void {
    this.#serverConnection?.[Symbol.dispose]();
    this.#serverConnection = null;
  }

  [Symbol.dispose](): void {
    this.releaseDevices();
    this.disconnectFromServer();
    this.iceServers = [];
  }
}
