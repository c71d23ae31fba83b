import type { RoomEvent, Signal } from '@visavis/protocol';

/** About what an event costs besides its longer texts. */
const baseEventBytes = 256;

function estimateSignalBytes(signal: Signal): number {
  return signal.kind === 'description'
    ? signal.sdp.length
    : signal.candidate.length + baseEventBytes;
}

/** About how many bytes an event takes, without serialising it. */
export function estimateEventBytes(event: RoomEvent): number {
  switch (event.type) {
    case 'signal':
      return event.signals.reduce(
        (sum, signal) => sum + estimateSignalBytes(signal),
        baseEventBytes,
      );
    case 'welcome':
    case 'resync':
      return baseEventBytes * (1 + event.members.length);
    default:
      return baseEventBytes;
  }
}
