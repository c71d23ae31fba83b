import type { PeerId } from '@visavis/protocol';
import { createProfile } from '@visavis/protocol/testing';
import type { CallHarness } from '../../src/testing/testing.ts';
import { inRoom } from './call.ts';

// Calls whose members speak.

let revision = 1;

/** A member turns the microphone on or off. */
export function setMicrophone(call: CallHarness, id: PeerId, microphone: boolean): void {
  revision += 1;
  const profile = createProfile({ microphone, revision });
  call.receiveRoomEvent({ type: 'updated', id, profile });
}

/** In the room with members whose microphones are on. */
export function inConversation(...others: readonly PeerId[]): CallHarness {
  const call = inRoom(...others);
  for (const id of others) setMicrophone(call, id, true);
  return call;
}

export const startSpeaking = (call: CallHarness, id: PeerId): void =>
  call.connectionsTo(id).at(-1)?.report({ type: 'voice.speaking' });

export const stopSpeaking = (call: CallHarness, id: PeerId): void =>
  call.connectionsTo(id).at(-1)?.report({ type: 'voice.silent' });

export const activeSpeaker = (call: CallHarness): PeerId | null => call.context.speakers.active;
