import type { WireProfile, WireRoomEvent, WireSignal } from '@visavis/protocol';

/** What V8 needs on 64 bits for objects of these kinds, besides their longer texts. Measured. */
const eventBytes = 104;
const memberBytes = 208;
const signalBatchBytes = 192;
const signalBytes = 104;
const sealedSignalBytes = 64;
const textHeaderBytes = 16;

/** A text of ASCII has one byte for each character; another one is taken to have two. */
function textBytes(text: string): number {
  const isAscii = Buffer.byteLength(text) === text.length;
  return textHeaderBytes + (isAscii ? text.length : 2 * text.length);
}

function estimateSignalBytes(signal: WireSignal): number {
  switch (signal.kind) {
    case 'description':
      return signalBytes + textBytes(signal.sdp);
    case 'candidate':
      return signalBytes + textBytes(signal.candidate);
    case 'disconnect':
      return signalBytes + textBytes(signal.signature);
    case 'sealed':
      return sealedSignalBytes + textBytes(signal.sealed);
    default:
      return signal satisfies never;
  }
}

const estimateMemberBytes = (profile: WireProfile): number =>
  memberBytes + textBytes('sealed' in profile ? profile.sealed : profile.name);

/**
 * About how many bytes an event takes in memory. An event that is in several mailboxes counts in each, although it is
 * stored once.
 */
export function estimateEventBytes(event: WireRoomEvent): number {
  switch (event.type) {
    case 'signal':
      return event.signals.reduce(
        (sum, signal) => sum + estimateSignalBytes(signal),
        signalBatchBytes,
      );
    case 'welcome':
    case 'resync':
      return event.members.reduce(
        (sum, { profile }) => sum + estimateMemberBytes(profile),
        2 * eventBytes,
      );
    case 'joined':
      return eventBytes + estimateMemberBytes(event.member.profile);
    case 'updated':
      return eventBytes + estimateMemberBytes(event.profile);
    default:
      return eventBytes;
  }
}
