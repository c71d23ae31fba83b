import type { PeerId } from '@visavis/protocol';
import type { SlotName } from '@visavis/machines';

/** What can be shown of a remote person: themselves (microphone and camera), or their screen with its sound. */
export type RemoteStreamKind = 'user' | 'screen';

/** Streams by what they show. Machines know tracks by id only; this is where the objects are. */
export interface Streams {
  /** What this person sends, or would send, in a slot; null where nothing is captured. */
  getLocal(slot: SlotName): MediaStream | null;
  /** What comes from a remote person; null before their connection exists. It may be silent or black. */
  getRemote(peer: PeerId, view: RemoteStreamKind): MediaStream | null;
  /** Calls back after every change of what `own` and `of` give. Returns what ends it. */
  subscribe(listener: () => void): () => void;
}
