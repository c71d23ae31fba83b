import type { SimulatedScheduler } from '../clock/scheduler.ts';
import type { Random, Range } from '../random/random.ts';
import type { SimulatedServer } from '../server/simulated-server.ts';
import { SimulatedWebSocket } from '../websocket/client-socket.ts';
import type { Frame } from '../websocket/frame.ts';
import { SimulatedServerSocket } from '../websocket/server-socket.ts';
import { TcpConnection, type Side } from '../websocket/tcp-connection.ts';

/** The network between the participants and the server. */
export interface SignalingNetwork {
  readonly scheduler: SimulatedScheduler;
  readonly random: Random;
  /** How long a frame takes, in milliseconds. */
  readonly latencyMs: Range;
  /** The running server; null while it is down. */
  readonly server: () => SimulatedServer | null;
}

/** The network path from one participant to the server. */
export class Uplink {
  readonly #network: SignalingNetwork;
  readonly #address: string;
  readonly #connections = new Set<TcpConnection>();
  /** Changes each text that the server sends, as a hostile server does; null for an honest one. */
  changeFrame: ((text: string) => string) | null = null;
  #isUp = true;

  constructor(network: SignalingNetwork, address: string) {
    this.#network = network;
    this.#address = address;
  }

  /** The WebSocket constructor of the participant's browser. */
  get WebSocket(): typeof WebSocket {
    const connect = (socket: SimulatedWebSocket, url: string) => this.#connect(socket, url);
    class Socket extends SimulatedWebSocket {
      constructor(url: string | URL) {
        super(url, connect);
      }
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where it stands for the browser's class: it implements what tRPC and the server connection use
    return Socket as unknown as typeof WebSocket;
  }

  /** Whether packets get through. */
  get isUp(): boolean {
    return this.#isUp;
  }

  /** How many connections are not broken; 0 while no packets get through. */
  get workingConnectionCount(): number {
    if (!this.#isUp) return 0;
    return [...this.#connections].filter(({ isBroken }) => !isBroken).length;
  }

  /** Drops all packets until `resumePackets`. */
  stopPackets(): void {
    this.#isUp = false;
    for (const connection of this.#connections) connection.stall();
  }

  /** Lets packets through again. Frames that were sent meanwhile arrive late, because TCP resends them. */
  resumePackets(): void {
    this.#isUp = true;
    for (const connection of this.#connections) connection.resume();
  }

  /** Breaks every connection and loses the frames in flight. @param noticedBy the sides that notice it */
  breakConnections(noticedBy: readonly Side[] = ['client', 'server']): void {
    for (const connection of this.#connections) connection.break(noticedBy);
    this.#connections.clear();
  }

  /**
   * Closes every connection at once, as a browser does when its network changes. The server does not notice,
   * and the frames in flight are lost.
   */
  abortConnections(): void {
    const connections = [...this.#connections];
    this.#connections.clear();
    for (const connection of connections) connection.abort();
  }

  #connect(socket: SimulatedWebSocket, url: string): TcpConnection {
    const { scheduler, random, latencyMs } = this.#network;
    const serverSocket = new SimulatedServerSocket(() => connection);
    const connection = new TcpConnection(
      { scheduler, random, latencyMs, client: this.#address },
      {
        client: {
          receive: (frame) => socket.receive(this.#changed(frame)),
          handleBreak: () => socket.handleBreak(),
        },
        server: {
          receive: (frame) => {
            if (frame.kind === 'upgrade') this.#accept(connection, serverSocket, url);
            else serverSocket.receive(frame);
          },
          handleBreak: () => serverSocket.handleBreak(),
        },
      },
    );
    for (const known of this.#connections) if (known.isBroken) this.#connections.delete(known);
    this.#connections.add(connection);
    if (!this.#isUp) connection.stall();
    connection.send('client', { kind: 'upgrade' });
    return connection;
  }

  #changed(frame: Frame): Frame {
    if (frame.kind !== 'text' || this.changeFrame === null) return frame;
    return { ...frame, text: this.changeFrame(frame.text) };
  }

  #accept(connection: TcpConnection, serverSocket: SimulatedServerSocket, url: string): void {
    const server = this.#network.server();
    if (server === null) {
      connection.break(['client']);
      return;
    }
    server.accept(serverSocket, this.#address, url);
    connection.send('server', { kind: 'switchingProtocols' });
  }
}
