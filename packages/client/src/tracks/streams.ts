import type { PeerId } from '@visavis/protocol';
import type { SlotName } from '@visavis/machines';

/**
 * A stream of another member: `user` is microphone and camera, `screen` is a screen share with its audio.
 *
 * @example
 * const kind: RemoteStreamKind = 'screen';
 * @public
 */
export type RemoteStreamKind = 'user' | 'screen';

/**
 * The media streams of a call or check. Machines know tracks only by id; the objects are here.
 *
 * @example
 * const unsubscribe = streams.subscribe(() => {
 *   video.srcObject = streams.getRemote(peerId, 'user');
 * });
 * @public
 */
export interface Streams {
  /** What this page captures for a slot; null where nothing is captured. */
  getLocal(slot: SlotName): MediaStream | null;
  /** A stream of another member; null before their connection exists. Its tracks may carry no media. */
  getRemote(peer: PeerId, kind: RemoteStreamKind): MediaStream | null;
  /** Calls the listener after every change of the streams. Returns a function that unsubscribes it. */
  subscribe(listener: () => void): () => void;
}
