import { createCall, peerActorId, type Call, type PeerId, type Platform } from '@visavis/client';
import type { RoomName, SessionSecret } from '@visavis/protocol';
import type { InspectionEvent, Observer } from 'xstate';
import {
  asBrowserConnection,
  FakePeerConnection,
  FakeStream,
  type RtcEnvironment,
} from '../rtc/rtc.ts';
import type { SignalMonitor } from '../run/signal-monitor.ts';
import { SimulatedDevices } from './simulated-devices.ts';
import { Uplink, type SignalingNetwork } from './uplink.ts';

type NetworkEvent = Parameters<Parameters<Platform['watchNetwork']>[0]>[0];

interface ParticipantOptions {
  readonly name: string;
  readonly room: RoomName;
  readonly secret: SessionSecret;
  readonly environment: RtcEnvironment;
  readonly network: SignalingNetwork;
  readonly monitor: SignalMonitor;
  /** Makes who else watches the machines of a page, if anybody does. */
  readonly createObserver: ((name: string) => Observer<InspectionEvent>) | null;
}

/** Somebody at a device, in front of a page or without one. The page is the real client. */
export class Participant {
  readonly name: string;
  readonly uplink: Uplink;
  readonly devices: SimulatedDevices;
  readonly #options: ParticipantOptions;
  readonly #connections = new Set<FakePeerConnection>();
  readonly #watchers = new Set<(event: NetworkEvent) => void>();
  #call: Call | null = null;

  constructor(options: ParticipantOptions) {
    this.#options = options;
    this.name = options.name;
    this.uplink = new Uplink(options.network, options.name);
    this.devices = new SimulatedDevices(options.name);
  }

  /** The call of the page that is open. */
  get call(): Call | null {
    return this.#call;
  }

  /** Whether this person means to be in the room: joining it, or in it. */
  get isJoined(): boolean {
    const snapshot = this.#call?.actor.getSnapshot();
    return (snapshot?.matches('joining') ?? false) || (snapshot?.matches('inRoom') ?? false);
  }

  get id(): PeerId | null {
    return this.#call?.actor.getSnapshot().context.self ?? null;
  }

  /** Whether this person's camera is on. */
  get isSendingCamera(): boolean {
    return this.#call?.actor.getSnapshot().context.profile.camera ?? false;
  }

  /** The machine of the connection to somebody. */
  peer(id: PeerId) {
    return this.#call?.actor.getSnapshot().children[peerActorId(id)];
  }

  /** How many RTCPeerConnections were made. */
  get createdConnectionCount(): number {
    return this.#connections.size;
  }

  /** How many of them are not closed. */
  get openConnectionCount(): number {
    return [...this.#connections].filter(({ connectionState }) => connectionState !== 'closed')
      .length;
  }

  /** Whether the picture of somebody's camera arrives, or would if they sent one. */
  receivesCameraOf(other: Participant): boolean {
    const { id } = other;
    const [track] =
      (id !== null && this.#call?.streams.getRemote(id, 'user')?.getVideoTracks()) || [];
    for (const connection of this.#connections) {
      for (const { receiver } of connection.getTransceivers()) {
        if (receiver.track === track) return receiver.isReceiving === other.isSendingCamera;
      }
    }
    return false;
  }

  /** Joins: opens the page by a link that does so at once, or presses the button of the page that is open. */
  join(): void {
    const isNew = this.#call === null;
    this.#call ??= this.#open();
    if (isNew) this.#call.send({ type: 'media.open', kinds: ['microphone', 'camera'] });
    else if (!this.#call.actor.getSnapshot().matches('lobby'))
      this.#call.send({ type: 'returnToLobby' });
    this.#call.send({ type: 'join' });
  }

  /** Leaves the room; the page stays open. */
  leave(): void {
    this.#call?.send({ type: 'leave' });
  }

  /** Closes the page as a person does: the server is told. */
  closePage(): void {
    this.#call?.[Symbol.dispose]();
    this.#call = null;
  }

  /** The page is gone as if it had never said a word: the browser crashed. */
  crash(): void {
    this.uplink.breakConnections(['server']);
    for (const connection of this.#connections) connection.crash();
    this.closePage();
  }

  /** What the browser tells of the network. */
  reportNetworkEvent(event: NetworkEvent): void {
    for (const watcher of this.#watchers) watcher(event);
  }

  #open(): Call {
    const { name, room, secret, environment, monitor, createObserver } = this.#options;
    const platform: Platform = {
      createPeerConnection: (configuration) => {
        const connection = new FakePeerConnection(environment, name, configuration);
        this.#connections.add(connection);
        return asBrowserConnection(connection);
      },
      createMediaStream: (tracks) => new FakeStream(`${name}-shown`, tracks),
      WebSocket: this.uplink.WebSocket,
      mediaDevices: this.devices,
      getSessionSecret: async () => secret,
      now: () => Date.now(),
      random: environment.random,
      watchNetwork: (report) => {
        this.#watchers.add(report);
        return () => this.#watchers.delete(report);
      },
    };
    let call: Call | null = null;
    const self = () => call?.actor.getSnapshot().context.self ?? null;
    const observers = [
      monitor.observePage(self),
      ...(createObserver === null ? [] : [createObserver(name)]),
    ];
    const inspect: Observer<InspectionEvent> = {
      next: (event) => {
        for (const observer of observers) observer.next?.(event);
      },
    };
    call = createCall({ url: 'wss://server.example/trpc', room, name, platform, inspect });
    call.send({ type: 'openLobby' });
    return call;
  }
}
