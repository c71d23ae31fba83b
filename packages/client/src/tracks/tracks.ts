import type { PeerId } from '@visavis/protocol';
import type { SlotName } from '@visavis/machines';

/** What can be shown of a remote person: themselves (microphone and camera), or their screen with its sound. */
export type RemoteView = 'person' | 'screen';

/** Streams by what they show. Machines know tracks by id only; this is where the objects are. */
export interface Streams {
  /** What this person sends, or would send, in a slot; null where nothing is captured. */
  own(slot: SlotName): MediaStream | null;
  /** What comes from a remote person; null before their connection exists. It may be silent or black. */
  of(peer: PeerId, view: RemoteView): MediaStream | null;
  /** Calls back after every change of what `own` and `of` give. Returns what ends it. */
  subscribe(listener: () => void): () => void;
}
