import { createCall, peerActorId, type Call, type PeerId, type Platform } from '@visavis/client';
import type { RoomName, SessionSecret } from '@visavis/protocol';
import type { InspectionEvent, Observer } from 'xstate';
import { asBrowsers, FakePeerConnection, FakeStream, type World } from '../rtc/rtc.ts';
import type { Witness } from '../world/witness.ts';
import { SimulatedDevices } from './devices.ts';
import { Uplink, type Internet } from './uplink.ts';

type NetworkEvent = Parameters<Parameters<Platform['watchNetwork']>[0]>[0];

interface Options {
  readonly name: string;
  readonly room: RoomName;
  readonly secret: SessionSecret;
  readonly world: World;
  readonly internet: Internet;
  readonly witness: Witness;
  /** Makes who else watches the machines of a page, if anybody does. */
  readonly watch: ((name: string) => Observer<InspectionEvent>) | null;
}

/** Somebody at a device, in front of a page or without one. The page is the real client. */
export class Person {
  readonly name: string;
  readonly uplink: Uplink;
  readonly devices: SimulatedDevices;
  readonly #options: Options;
  readonly #connections = new Set<FakePeerConnection>();
  readonly #watchers = new Set<(event: NetworkEvent) => void>();
  #call: Call | null = null;

  constructor(options: Options) {
    this.#options = options;
    this.name = options.name;
    this.uplink = new Uplink(options.internet, options.name);
    this.devices = new SimulatedDevices(options.name);
  }

  /** The call of the page that is open. */
  get call(): Call | null {
    return this.#call;
  }

  /** Whether this person means to be in the room: joining it, or in it. */
  get isIn(): boolean {
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
  get madeConnections(): number {
    return this.#connections.size;
  }

  /** How many of them are not closed. */
  get openConnections(): number {
    return [...this.#connections].filter(({ connectionState }) => connectionState !== 'closed')
      .length;
  }

  /** Whether the picture of somebody's camera arrives, or would if they sent one. */
  receivesOf(other: Person): boolean {
    const { id } = other;
    const [track] = (id !== null && this.#call?.streams.of(id, 'person')?.getVideoTracks()) || [];
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
    else if (!this.#call.actor.getSnapshot().matches('lobby')) this.#call.send({ type: 'again' });
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
    this.uplink.cut(['server']);
    for (const connection of this.#connections) connection.crash();
    this.closePage();
  }

  /** What the browser tells of the network. */
  tell(event: NetworkEvent): void {
    for (const watcher of this.#watchers) watcher(event);
  }

  #open(): Call {
    const { name, room, secret, world, witness, watch } = this.#options;
    const platform: Platform = {
      createPeerConnection: (configuration) => {
        const connection = new FakePeerConnection(world, name, configuration);
        this.#connections.add(connection);
        return asBrowsers(connection);
      },
      createMediaStream: (tracks) => new FakeStream(`${name}-shown`, tracks),
      WebSocket: this.uplink.WebSocket,
      mediaDevices: this.devices,
      session: async () => secret,
      now: () => Date.now(),
      random: world.random,
      watchNetwork: (report) => {
        this.#watchers.add(report);
        return () => this.#watchers.delete(report);
      },
    };
    let call: Call | null = null;
    const self = () => call?.actor.getSnapshot().context.self ?? null;
    const observers = [witness.watch(self), ...(watch === null ? [] : [watch(name)])];
    const inspect: Observer<InspectionEvent> = {
      next: (event) => {
        for (const observer of observers) observer.next?.(event);
      },
    };
    call = createCall({ url: 'wss://server.example/trpc', room, name, platform, inspect });
    call.send({ type: 'enter' });
    return call;
  }
}
