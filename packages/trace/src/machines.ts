import {
  callMachine,
  mediaMachine,
  peerMachine,
  roomMachine,
  signalingMachine,
} from '@visavis/machines';
import { checkMachine } from '@visavis/machines/check';

/** Every machine that a trace can contain, by its id. */
export const machines = {
  call: callMachine,
  signaling: signalingMachine,
  media: mediaMachine,
  peer: peerMachine,
  room: roomMachine,
  check: checkMachine,
} as const;
