import type { PeerId } from '@visavis/client';
import { createSignal } from 'solid-js';
import { persistentStorage, readText } from '../../ui/browser/local-storage.ts';

/** Where the volume of a name is stored. Ids change with every session. */
export const volumeKey = (name: string): string => `visavis.volume.${name}`;

/** The volume of each other member. */
export interface Volumes {
  /** From 0 to 1; 1 unless the user chose another. */
  readonly volumeOf: (id: PeerId) => number;
  /** Sets a volume for this session. */
  readonly setVolume: (id: PeerId, volume: number) => void;
}

/** The volumes of the other members: those that were set in this session, else those stored for their names. */
export function createVolumes(nameOf: (id: PeerId) => string): Volumes {
  const [volumes, setVolumes] = createSignal<ReadonlyMap<PeerId, number>>(new Map());
  return {
    volumeOf(id) {
      const stored = () => Number(readText(persistentStorage, volumeKey(nameOf(id))) ?? 1);
      const volume = volumes().get(id) ?? stored();
      return volume >= 0 && volume <= 1 ? volume : 1;
    },
    setVolume: (id, volume) => setVolumes((before) => new Map([...before, [id, volume]])),
  };
}
