import { createCall, peerActorId, type Call, type PeerId, type Platform } from '@visavis/client';
import * as linkChanges from '@visavis/client/link-changes';
import type { RoomName, Signature } from '@visavis/protocol';
import type { InspectionEvent, Observer } from 'xstate';
import type { SimulatedScheduler } from '../clock/scheduler.ts';
import { asBrowserConnection, FakeStream, type RtcEnvironment } from '../rtc/rtc.ts';
import type { LockMonitor } from '../run/lock-monitor.ts';
import type { ModerationMonitor } from '../run/moderation-monitor.ts';
import type { SignalMonitor } from '../run/signal-monitor.ts';
import type { TrustMonitor } from '../run/trust-monitor.ts';
import { SimulatedConnections } from './simulated-connections.ts';
import {
  createSeededIdentity,
  createSimulatedCryptography,
  type SeededIdentity,
} from './simulated-cryptography.ts';
import { SimulatedDevices } from './simulated-devices.ts';
import { createSimulatedComparisons, simulatedMeasurements } from './simulated-modules.ts';
import type { SimulatedPrivateRoom } from './simulated-room-keys.ts';
import { SimulatedTab } from './simulated-tab.ts';
import { Uplink, type SignalingNetwork } from './uplink.ts';

type NetworkEvent = Parameters<Parameters<Platform['watchNetwork']>[0]>[0];

interface ParticipantOptions {
  readonly name: string;
  readonly room: RoomName;
  /** Null in an open room. */
  readonly privateRoom: SimulatedPrivateRoom | null;
  /** Whether this participant has created the private room. */
  readonly isOwner: boolean;
  readonly identity: SeededIdentity;
  readonly environment: RtcEnvironment;
  readonly network: SignalingNetwork;
  readonly monitor: SignalMonitor;
  readonly moderationMonitor: ModerationMonitor;
  readonly lockMonitor: LockMonitor;
  readonly trust: TrustMonitor;
  /** Creates another observer of a page's machines, such as a recorder. */
  readonly createObserver: ((name: string) => Observer<InspectionEvent>) | null;
}

/** A simulated user with at most one open page, which runs the real client. */
export class Participant {
  readonly name: string;
  readonly uplink: Uplink;
  readonly devices: SimulatedDevices;
  readonly connections: SimulatedConnections;
  readonly #options: ParticipantOptions;
  readonly #networkListeners = new Set<(event: NetworkEvent) => void>();
  #call: Call | null = null;
  #identity: SeededIdentity;
  /** The ids of all sessions. */
  readonly #ids = new Set<PeerId>();
  /** The difference of the device's clock from the correct time, in milliseconds. */
  #clockOffsetMs = 0;
  readonly #tab: SimulatedTab;

  constructor(options: ParticipantOptions) {
    this.#options = options;
    this.#identity = options.identity;
    this.#ids.add(options.identity.peerId);
    this.name = options.name;
    this.uplink = new Uplink(options.network, options.name);
    this.devices = new SimulatedDevices(options.name);
    this.connections = new SimulatedConnections(options.environment, options.name);
    this.#tab = new SimulatedTab(options.privateRoom, options.isOwner);
  }

  /** The call of the open page; null without a page. */
  get call(): Call | null {
    return this.#call;
  }

  /** Whether the page is joining the room or in it. */
  get isJoined(): boolean {
    const snapshot = this.#call?.actor.getSnapshot();
    return (
      snapshot?.matches({ active: 'joining' }) === true ||
      snapshot?.matches({ active: 'inRoom' }) === true
    );
  }

  get id(): PeerId | null {
    return this.#call?.actor.getSnapshot().context.self ?? null;
  }

  /** What the participant signs in other rooms, with the same key. */
  signElsewhere(bytes: Uint8Array): Signature {
    return this.#identity.keys.sign(bytes);
  }

  /** How many sessions the participant has had. */
  get sessionCount(): number {
    return this.#ids.size;
  }

  /** Whether this is the id of a session of the participant, perhaps of an earlier one. */
  hasId(id: PeerId): boolean {
    return this.#ids.has(id);
  }

  /** Whether the participant's camera is on. */
  get isSendingCamera(): boolean {
    return this.#call?.actor.getSnapshot().context.profile.camera ?? false;
  }

  /** The peer machine for another member. */
  peer(id: PeerId) {
    return this.#call?.actor.getSnapshot().children[peerActorId(id)];
  }

  /** Whether the participant wants the video of others. */
  get wantsVideo(): boolean {
    return this.#call?.actor.getSnapshot().context.profile.receivesVideo ?? true;
  }

  /** Whether the other participant's camera video arrives, or rightly does not because it is off or not wanted. */
  receivesCameraOf(other: Participant): boolean {
    const isExpected = other.isSendingCamera && this.wantsVideo;
    const { id } = other;
    const [track] =
      (id !== null && this.#call?.streams.getRemote(id, 'user')?.getVideoTracks()) || [];
    return this.connections.isReceiving(track) === isExpected;
  }

  /** Freezes the page as a browser does in the background: nothing in it runs until it resumes. */
  freeze(): void {
    this.#scheduler.freeze(this.name);
  }

  /** Resumes the page, in which everything then runs that became due. */
  resume(): void {
    this.#scheduler.resume(this.name);
  }

  /** Sends an event of the user to the open page. */
  send(event: Parameters<Call['send']>[0]): void {
    this.#actOnPage(() => this.#call?.send(event));
  }

  /** Joins the room, on the open page or on a new one. */
  join(): void {
    this.#actOnPage(() => this.#join());
  }

  /** Changes the link of the private room, as its owner. */
  changeLink(): void {
    this.#actOnPage(() => {
      void this.#call?.getLinkChange().then((change) => change?.());
    });
  }

  /** Makes another member a host, as far as the own role permits it. */
  makeHost(id: PeerId): void {
    this.#actOnPage(() => void this.#call?.makeHost(id));
  }

  /** Tries as somebody else: who was removed does not come back in the same session. */
  #startSession(): void {
    this.closePage();
    this.#identity = createSeededIdentity(this.#options.environment.random);
    this.#ids.add(this.#identity.peerId);
    this.#tab.forgetDelegation();
  }

  #join(): void {
    const snapshot = this.#call?.actor.getSnapshot();
    const refusal = snapshot?.context.refusal;
    if (refusal === 'link-changed') {
      this.closePage();
      // Whoever has an old link asks the others for the new one.
      this.#tab.askForLink();
    }
    if (refusal === 'admission-denied' || snapshot?.matches('removed') === true)
      this.#startSession();
    const isNew = this.#call === null;
    this.#call ??= this.#open();
    if (isNew) this.#call.send({ type: 'media.open', kinds: ['microphone', 'camera'] });
    else if (!this.#call.actor.getSnapshot().matches({ active: 'lobby' }))
      this.#call.send({ type: 'returnToLobby' });
    this.#call.send({ type: 'join' });
  }

  /** Leaves the room. The page stays open. */
  leave(): void {
    this.send({ type: 'leave' });
  }

  /** Closes the page, which notifies the server. */
  closePage(): void {
    this.#actOnPage(() => this.#call?.[Symbol.dispose]());
    this.#call = null;
  }

  /** Crashes the browser, which notifies nobody. */
  crash(): void {
    this.uplink.breakConnections(['server']);
    this.connections.crash();
    this.closePage();
  }

  /** Moves the clock of the device forward, by a duration in milliseconds. */
  jumpClock(durationMs: number): void {
    this.#clockOffsetMs += durationMs;
  }

  /** Reports a network event to the page, as the browser does. */
  reportNetworkEvent(event: NetworkEvent): void {
    const report = () => {
      for (const listener of this.#networkListeners) listener(event);
    };
    if (this.#scheduler.isFrozen(this.name)) this.#scheduler.schedule(0, report, this.name);
    else this.#scheduler.runAs(this.name, report);
  }

  get #scheduler(): SimulatedScheduler {
    return this.#options.network.scheduler;
  }

  /** Does something that a user does with the page, for which it has to be in the foreground. */
  #actOnPage(action: () => void): void {
    this.resume();
    this.#scheduler.runAs(this.name, action);
  }

  #open(): Call {
    const {
      name,
      room,
      environment,
      monitor,
      moderationMonitor,
      lockMonitor,
      trust,
      createObserver,
    } = this.#options;
    const identity = this.#identity;
    const platform: Platform = {
      createPeerConnection: (configuration) =>
        asBrowserConnection(this.connections.create(configuration)),
      createMediaStream: (tracks) => new FakeStream(`${name}-remote`, tracks),
      WebSocket: this.uplink.WebSocket,
      mediaDevices: this.devices,
      loadMeasurements: async () => simulatedMeasurements,
      loadComparisons: async () => createSimulatedComparisons(environment.random),
      loadLinkChanges: async () => linkChanges,
      cryptography: createSimulatedCryptography(environment.random),
      getIdentity: async () => identity,
      getCertificates: async () => [],
      now: () => Date.now() + this.#clockOffsetMs,
      nextTask: () => new Promise((resolve) => setTimeout(resolve, 0)),
      random: environment.random,
      watchNetwork: (listener) => {
        this.#networkListeners.add(listener);
        return () => this.#networkListeners.delete(listener);
      },
    };
    let call: Call | null = null;
    const self = () => call?.actor.getSnapshot().context.self ?? null;
    const observers = [
      monitor.observePage(self),
      moderationMonitor.observePage(self),
      lockMonitor.observePage(name),
      trust.observePage(this),
      ...(createObserver === null ? [] : [createObserver(name)]),
    ];
    const inspect: Observer<InspectionEvent> = {
      next: (event) => {
        for (const observer of observers) observer.next?.(event);
      },
    };
    call = createCall({
      url: 'wss://server.example/trpc',
      room,
      privateRoom: this.#tab.openPrivateRoom(),
      name,
      platform,
      onLink: (secret) => this.#tab.replaceSecret(secret),
      inspect,
    });
    call.send({ type: 'openLobby' });
    return call;
  }
}
