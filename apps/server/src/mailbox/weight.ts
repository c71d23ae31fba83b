import type { RoomEvent, Signal } from '@visavis/protocol';

/** About what an event costs besides its longer texts. */
const BASE = 256;

function signalWeight(signal: Signal): number {
  return signal.kind === 'description' ? signal.sdp.length : signal.candidate.length + BASE;
}

/** About how many bytes an event takes, without serialising it. */
export function weight(event: RoomEvent): number {
  switch (event.type) {
    case 'signal':
      return event.signals.reduce((sum, signal) => sum + signalWeight(signal), BASE);
    case 'welcome':
    case 'resync':
      return BASE * (1 + event.members.length);
    default:
      return BASE;
  }
}
