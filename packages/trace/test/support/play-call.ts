import {
  callMachine,
  mediaMachine,
  peerActorId,
  peerMachine,
  signalingMachine,
  unknownStats,
  type CaptureCommand,
  type CaptureReport,
  type ConnectionCommand,
  type ConnectionInput,
  type ConnectionReport,
  type ConnectionStats,
  type ServerCommand,
  type ServerReport,
} from '@visavis/machines';
import { createFakeActor, createTrustingLogic } from '@visavis/machines/testing';
import {
  Epoch,
  createEventId,
  PeerId,
  RoomName,
  type Member,
  type RoomEvent,
} from '@visavis/protocol';
import {
  createAnswer,
  createMember,
  createProfile,
  createRoomState,
} from '@visavis/protocol/testing';
import { createActor, type InspectionEvent, type Observer } from 'xstate';

/** The values of a call that a redacted trace must not contain. */
export interface Secrets {
  readonly self: string;
  readonly other: string;
  readonly room: string;
  readonly name: string;
  readonly otherName: string;
  readonly epoch: string;
  readonly host: string;
  readonly username: string;
  readonly credential: string;
  readonly ufrag: string;
  readonly password: string;
  readonly fingerprint: string;
  readonly address: string;
  readonly related: string;
  readonly track: string;
  readonly device: string;
  readonly label: string;
  readonly failure: string;
}

export const exampleSecrets: Secrets = {
  self: 'Sfu_Wk3xVmbT0qGxZ1dLpA',
  other: 'Ae2-9sZx7TqYw0vBnM4cRg',
  room: 'quiet-garden-42',
  name: 'Ana Grabowska',
  otherName: 'Ben Ashdown',
  epoch: 'e9XwPz31Lk',
  host: 'turn.example.org',
  username: '1795560781:ana',
  credential: 'c2VjcmV0LXRva2Vu',
  ufrag: 'kV7x',
  password: 'n0t4pr0perPa55w0rdAtAll',
  fingerprint: '4A:AD:B9:B1:3F:82:18:3B:54:02',
  address: '203.0.113.77',
  related: '10.31.7.4',
  track: '7b1e5c0e-5b0f-4b60-b8f5-0a2c4f7f1a11',
  device: 'f00dfeed77aa',
  label: 'FaceTime HD Camera (05ac:8514)',
  failure: 'InvalidAccessError at 10.31.7.4',
};

const sdpOf = ({ ufrag, password, fingerprint, address }: Secrets) =>
  [
    'v=0',
    `o=- 4611731400430051336 2 IN IP4 ${address}`,
    's=-',
    't=0 0',
    ...['audio', 'video', 'video', 'audio'].map(
      (kind) => `m=${kind} 9 UDP/TLS/RTP/SAVPF 96\r\na=ice-ufrag:${ufrag}\r\na=ice-pwd:${password}`,
    ),
    `m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=fingerprint:sha-256 ${fingerprint}`,
    '',
  ].join('\r\n');

const candidateOf = ({ address, related, ufrag }: Secrets) => ({
  kind: 'candidate' as const,
  candidate: `candidate:842163049 1 udp 1677729535 ${address} 46154 typ srflx raddr ${related} rport 56789 generation 0 ufrag ${ufrag} network-cost 999`,
  sdpMid: '0',
  sdpMLineIndex: 0,
  usernameFragment: ufrag,
});

const member = (id: PeerId, name: string): Member =>
  createMember(id, {
    profile: createProfile({ name, microphone: true, camera: true, revision: 7 }),
  });

/** The call machine with platform actors whose reports the test sends. */
function createPlatform() {
  const server = createFakeActor<ServerCommand, ServerReport>();
  const capture = createFakeActor<CaptureCommand, CaptureReport>();
  const connection = createFakeActor<ConnectionCommand, ConnectionReport, ConnectionInput>();
  const machine = callMachine.provide({
    actors: {
      signaling: signalingMachine.provide({ actors: { server: server.logic } }),
      media: mediaMachine.provide({ actors: { capture: capture.logic } }),
      peer: peerMachine.provide({ actors: { connection: connection.logic } }),
      trust: createTrustingLogic(),
    },
  });
  return {
    machine,
    server: (report: ServerReport) => server.current.report(report),
    capture: (report: CaptureReport) => capture.current.report(report),
    connection: (report: ConnectionReport) => connection.current.report(report),
  };
}

/** Statistics of a connection through a relay. */
const statsOf = ({ host }: Secrets): ConnectionStats => ({
  ...unknownStats,
  localCandidate: 'relay',
  remoteCandidate: 'srflx',
  protocol: 'tls',
  relayAddress: `${host}:5349`,
  dtlsVersion: 'FEFC',
  dtlsCipher: 'TLS_AES_128_GCM_SHA256',
  srtpCipher: 'AES_CM_128_HMAC_SHA1_80',
  roundTripMs: 40,
  audioCodec: 'audio/opus',
  videoCodec: 'video/VP8',
  qualityLimitation: 'bandwidth',
});

/**
 * Plays a call of two members with the real machines and a scripted platform: both join, an operation fails, the
 * connection to the server is lost and restored, one member leaves.
 */
export function playCall(secrets: Secrets, inspect: Observer<InspectionEvent>): void {
  const { machine, server, capture, connection } = createPlatform();
  const self = PeerId.parse(secrets.self);
  const other = PeerId.parse(secrets.other);
  const room = RoomName.parse(secrets.room);
  const epoch = Epoch.parse(secrets.epoch);
  const call = createActor(machine, {
    input: {
      room,
      name: secrets.name,
      isPrivate: false,
      startedAt: 1_700_000_000_000,
      choices: { microphone: secrets.device, camera: null, speaker: null },
      quality: 'auto',
      isListeningWhileMuted: true,
    },
    inspect,
  }).start();
  let count = 0;
  const announce = (event: RoomEvent) => {
    count += 1;
    server({ type: 'server.roomEvent', id: createEventId(epoch, count), event });
  };
  const roomSnapshot = {
    self,
    role: 'guest' as const,
    room: createRoomState({ name: room }),
    members: [member(other, secrets.otherName)],
    waiting: [],
    epoch,
    graceMs: 30_000,
  };

  call.send({ type: 'openLobby' });
  server({ type: 'server.open' });
  const servers = [
    { urls: [`stun:${secrets.host}:3478`] },
    {
      urls: [`turn:${secrets.host}:3478?transport=udp`, `turns:${secrets.address}`],
      username: secrets.username,
      credential: secrets.credential,
    },
  ];
  server({ type: 'server.iceServers', answer: { servers, ttlMs: 600_000 } });
  capture({
    type: 'devices.changed',
    devices: [
      { kind: 'camera', id: secrets.device, label: secrets.label, groupId: secrets.device },
    ],
  });
  call.send({ type: 'media.open', kinds: ['microphone', 'camera'] });
  const track = { id: secrets.track, deviceId: secrets.device, label: secrets.label };
  capture({ type: 'camera.live', track });
  call.send({ type: 'join', name: secrets.name });
  server({ type: 'server.joined' });
  announce({ type: 'welcome', ...roomSnapshot });
  connection({ type: 'negotiationneeded' });
  connection({ type: 'offer.made', round: 1, sdp: sdpOf(secrets) });
  connection({ type: 'icecandidate', candidate: candidateOf(secrets) });
  const peer = call.getSnapshot().children[peerActorId(other)];
  const generation = peer?.getSnapshot().context.generation ?? 1;
  const batch = { generation, firstSequence: 1, signals: [candidateOf(secrets)] };
  announce({ type: 'signal', from: other, ...batch });
  const answer = createAnswer(sdpOf(secrets));
  announce({ type: 'signal', from: other, generation, firstSequence: 2, signals: [answer] });
  connection({ type: 'stats.updated', stats: statsOf(secrets) });
  connection({ type: 'operation.failed', operation: 'acceptAnswer', message: secrets.failure });
  announce({
    type: 'updated',
    id: other,
    profile: { ...member(other, secrets.name).profile, revision: 8 },
  });
  server({ type: 'server.lost', jitter: 0.25 });
  call.send({ type: 'network.changed' });
  server({ type: 'server.open' });
  server({ type: 'server.joined' });
  announce({ type: 'resync', ...roomSnapshot, members: [] });
  call.send({ type: 'rename', name: secrets.otherName });
  call.send({ type: 'leave' });
  server({ type: 'server.lost', jitter: 0.5 });
  call.stop();
}
