import type { PeerEvent } from './types.ts';

/** Events between the regions of the machine. */
type InternalEvent =
  /** This side replaced its RTCPeerConnection by a new one. */
  | { readonly type: 'generation.created' }
  /** The peer did so, and this side followed. */
  | { readonly type: 'generation.adopted' }
  /** One of the two people has disconnected from the other: there is no connection any more. */
  | { readonly type: 'generation.ended' }
  /** The answer is overdue: the pending offer has to be made again. */
  | { readonly type: 'offer.retryDue' }
  /** The peer still offers an older connection, so it probably missed the offer of this one. */
  | { readonly type: 'offer.missed' }
  /** A new path has been negotiated, and media should have arrived over it by now. */
  | { readonly type: 'media.overdue' };

/** The events of the peer machine, with those that it raises itself. */
export type PeerMachineEvent = PeerEvent | InternalEvent;
