import type { CandidateSignal, ComparisonResult, IceServer, Profile } from '@visavis/protocol';
import { fields, type CommandOf } from '../commands/commands.ts';
import type { MediaSlots } from '../media/slots.ts';

/**
 * Commands to the connection actor, which runs them one after the other. Each negotiating command has a
 * `round`, which its report repeats. A report of an older round is out of date and ignored.
 */
export const connectionCommands = {
  /** setLocalDescription(), answered by `offer.made`. */
  makeOffer: fields<{ readonly round: number }>(),
  /** setRemoteDescription(offer) and setLocalDescription(), answered by `answer.made`. */
  acceptOffer: fields<{ readonly round: number; readonly sdp: string }>(),
  /** setRemoteDescription(answer), answered by `answer.accepted`. */
  acceptAnswer: fields<{ readonly round: number; readonly sdp: string }>(),
  /** addIceCandidate(). An error is not fatal, and is expected for a candidate of an ignored offer. */
  addIceCandidate: fields<{
    readonly candidate: CandidateSignal;
    readonly isFromIgnoredOffer: boolean;
  }>(),
  /** restartIce(); `negotiationneeded` follows. */
  restartIce: fields<{
    readonly iceServers: readonly IceServer[];
    readonly iceTransportPolicy: 'all' | 'relay';
  }>(),
  /** replaceTrack() in each slot that changed. */
  setSlots: fields<{ readonly slots: MediaSlots }>(),
  /** setConfiguration() with servers that have new credentials. */
  setIceServers: fields<{ readonly iceServers: readonly IceServer[] }>(),
  /** Sends the profile of this member over the data channel. */
  sendProfile: fields<{ readonly profile: Profile }>(),
  /** Tells the peer over the data channel whether it should send the video of its camera. */
  sendWanted: fields<{ readonly video: boolean }>(),
  /** Asks the peer for a comparison of emoji, or agrees to it; answered by `comparison.shown`, or why not. */
  startComparison: fields(),
  /** Tells the peer what the user says about the emoji. */
  endComparison: fields<{ readonly result: ComparisonResult }>(),
};
export type ConnectionCommand = CommandOf<typeof connectionCommands>;

/** What failed, in the report `operation.failed`, if the connection could not be created. */
export const creationOperation = 'create';
