import type { PeerId, RemoteStreamKind } from '@visavis/client';
import { createSignal } from 'solid-js';
import { persistentStorage, readText } from '../../ui/browser/local-storage.ts';

/** Where the volume of a name is stored. Ids change with every session. */
export const volumeKey = (name: string): string => `visavis.volume.${name}`;

/** The volumes of each other member: of the person, and of the sound of a shared screen. */
export interface Volumes {
  /** From 0 to 1; 1 unless the user chose another. */
  readonly volumeOf: (id: PeerId, stream: RemoteStreamKind) => number;
  /** Sets a volume for this session. */
  readonly setVolume: (id: PeerId, stream: RemoteStreamKind, volume: number) => void;
}

/** The volumes that were set in this session. For persons, else those stored for their names. */
export function createVolumes(nameOf: (id: PeerId) => string): Volumes {
  const [volumes, setVolumes] = createSignal<ReadonlyMap<string, number>>(new Map());
  const keyOf = (id: PeerId, stream: RemoteStreamKind) => `${stream} ${id}`;
  return {
    volumeOf(id, stream) {
      const stored = () =>
        stream === 'screen' ? 1 : Number(readText(persistentStorage, volumeKey(nameOf(id))) ?? 1);
      const volume = volumes().get(keyOf(id, stream)) ?? stored();
      return volume >= 0 && volume <= 1 ? volume : 1;
    },
    setVolume: (id, stream, volume) =>
      setVolumes((before) => new Map([...before, [keyOf(id, stream), volume]])),
  };
}
