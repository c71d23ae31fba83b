/** One fixture for each type of the protocol, for the tests of every package. */
export {
  ana,
  ben,
  cho,
  createPeerId,
  createPublicKey,
  dov,
  epoch,
  eve,
  eventIdAt,
  otherEpoch,
  roomName,
  signature,
} from './ids.ts';
export {
  createMember,
  createProfile,
  createRoomSnapshot,
  createRoomState,
  graceMs,
} from './room.ts';
export {
  candidateLine,
  createAnswer,
  createCandidate,
  createDisconnect,
  createOffer,
  createSignalBatch,
  offerSdp,
  textOfSignal,
} from './signals.ts';
