/**
 * The page of somebody between two people: it is in a call with each of them under the name of the other, with keys and
 * certificates of its own, and forwards what it sees and hears. It does what it can to pass a comparison of emoji.
 */
import {
  browserPlatform,
  createCall,
  peerActorId,
  type Call,
  type Platform,
  type PrivateRoom,
} from '@visavis/client';
import {
  deriveRoomKeys,
  generateRoomSecret,
  RoomName,
  webCryptography,
  type RoomKeys,
} from '@visavis/protocol';

/** What a server knows of the link of a private room. */
export type KnownToServer = Pick<RoomKeys, 'entryToken' | 'entryHash' | 'id'>;

/** One of the two calls. */
export interface Side {
  /** The WebSocket URL of the server. */
  readonly url: string;
  /** The name of the person who is not in this call. */
  readonly name: string;
}

export interface Options {
  readonly room: string;
  /** Null in an open room. */
  readonly privateRoom: KnownToServer | null;
  readonly sides: readonly [Side, Side];
}

declare global {
  interface Window {
    /** Joins both calls. */
    sitBetween?: (options: Options) => Promise<void>;
  }
}

/** A private room without its secret. */
async function openWithoutSecret(room: RoomName, known: KnownToServer): Promise<PrivateRoom> {
  const secret = generateRoomSecret(crypto);
  const keys = { ...(await deriveRoomKeys(room, secret)), ...known };
  return {
    secret,
    keys,
    lock: null,
    saveLock: () => {},
    deriveKeys: async () => keys,
    createLink: null,
    signDelegation: null,
    delegation: null,
    saveDelegation: () => {},
    next: null,
  };
}

/** The id of the other person in a call, as soon as there is one. */
const peerIn = (call: Call) => call.actor.getSnapshot().context.members[0]?.id;

/** What a call receives. */
const tracksFrom = (call: Call): readonly MediaStreamTrack[] => {
  const id = peerIn(call);
  return (id && call.streams.getRemote(id, 'user')?.getTracks()) ?? [];
};

/** A copy of a received track that can be sent. Chromium forwards audio only if something plays it. */
function copyTrack(track: MediaStreamTrack): readonly MediaStreamTrack[] {
  if (track.kind === 'video') return [track.clone()];
  const stream = new MediaStream([track]);
  const player = new Audio();
  player.muted = true;
  player.srcObject = stream;
  void player.play();
  const context = new AudioContext();
  const output = context.createMediaStreamDestination();
  context.createMediaStreamSource(stream).connect(output);
  return output.stream.getAudioTracks();
}

/** Devices that capture what another call receives. */
const forwardingDevices = (source: () => Call | undefined): Platform['mediaDevices'] => ({
  async getUserMedia({ audio, video } = {}) {
    const call = source();
    const received = call === undefined ? [] : tracksFrom(call);
    const isWanted = (kind: string) => Boolean(kind === 'audio' ? audio : video);
    return new MediaStream(received.filter(({ kind }) => isWanted(kind)).flatMap(copyTrack));
  },
  getDisplayMedia: async () => new MediaStream(),
  enumerateDevices: async () => [],
  addEventListener: () => {},
  queryPermission: async () => 'granted',
  watchDenial: () => {},
});

/** Agrees to every comparison, asks the other person for one too, and says that the emoji are the same. */
function passComparison(call: Call, other: Call): void {
  const start = (which: Call) => {
    const peer = peerIn(which);
    if (peer !== undefined) which.send({ type: 'compare', peer, step: 'start' });
  };
  const observed = new WeakSet();
  call.actor.subscribe(({ children }) => {
    const peer = peerIn(call);
    const actor = peer && children[peerActorId(peer)];
    if (peer === undefined || actor === undefined || observed.has(actor)) return;
    observed.add(actor);
    let before = 'idle';
    actor.subscribe(({ value: { comparison } }) => {
      if (comparison === before) return;
      before = comparison;
      if (comparison === 'shown' || comparison === 'confirmedByPeer')
        call.send({ type: 'compare', peer, step: 'confirm' });
      if (comparison !== 'invited') return;
      start(call);
      start(other);
    });
  });
}

window.sitBetween = async ({ room: roomText, privateRoom, sides }) => {
  const room = RoomName.parse(roomText);
  const calls: Call[] = [];
  for (const [index, { url, name }] of sides.entries()) {
    const identity = await webCryptography.createIdentity();
    const platform: Platform = {
      ...browserPlatform(),
      getIdentity: async () => identity,
      getCertificates: async () => [],
      mediaDevices: forwardingDevices(() => calls[1 - index]),
    };
    const opened = privateRoom && openWithoutSecret(room, privateRoom);
    calls.push(createCall({ url, room, privateRoom: opened, name, platform }));
  }
  const [first, second] = calls;
  if (first === undefined || second === undefined) throw new Error('There are two sides.');
  for (const [call, other] of [
    [first, second],
    [second, first],
  ] as const) {
    call.send({ type: 'openLobby' });
    call.send({ type: 'join' });
    passComparison(call, other);
    let isForwarding = false;
    call.streams.subscribe(() => {
      if (isForwarding || tracksFrom(call).length < 2) return;
      isForwarding = true;
      other.send({ type: 'media.open', kinds: ['microphone', 'camera'] });
    });
  }
};
