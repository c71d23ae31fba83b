/** One fixture for each type of the protocol, for the tests of every package. */
export {
  ana,
  ben,
  cho,
  createPeerId,
  dov,
  epoch,
  eve,
  eventIdAt,
  otherEpoch,
  roomName,
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
  createOffer,
  createSignalBatch,
  offerSdp,
} from './signals.ts';
