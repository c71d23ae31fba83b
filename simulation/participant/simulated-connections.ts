import { FakePeerConnection, type RtcEnvironment } from '../rtc/rtc.ts';

/** The RTCPeerConnections of a participant, those of earlier pages included. */
export class SimulatedConnections {
  readonly #environment: RtcEnvironment;
  readonly #owner: string;
  /** Those that were not closed when the last one was created. */
  readonly #connections = new Set<FakePeerConnection>();
  #createdCount = 0;

  /** @param owner the name of the participant */
  constructor(environment: RtcEnvironment, owner: string) {
    this.#environment = environment;
    this.#owner = owner;
  }

  /** How many were created. */
  get createdCount(): number {
    return this.#createdCount;
  }

  /** How many are not closed. */
  get openCount(): number {
    return [...this.#connections].filter(({ connectionState }) => connectionState !== 'closed')
      .length;
  }

  /** The hosts at the other ends. */
  get remoteHosts(): readonly string[] {
    return [...this.#connections].flatMap(({ remoteHost }) => remoteHost ?? []);
  }

  create(configuration: RTCConfiguration): FakePeerConnection {
    const connection = new FakePeerConnection(this.#environment, this.#owner, configuration);
    for (const known of this.#connections)
      if (known.connectionState === 'closed') this.#connections.delete(known);
    this.#connections.add(connection);
    this.#createdCount += 1;
    return connection;
  }

  /** Whether media arrives for a track; null if no connection receives it. */
  isReceiving(track: MediaStreamTrack | undefined): boolean | null {
    for (const connection of this.#connections) {
      for (const { receiver } of connection.getTransceivers())
        if (receiver.track === track) return receiver.isReceiving;
    }
    return null;
  }

  /** Ends all of them without notice to anybody. */
  crash(): void {
    for (const connection of this.#connections) connection.crash();
  }
}
