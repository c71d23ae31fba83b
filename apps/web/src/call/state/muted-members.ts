import type { PeerId } from '@visavis/client';
import { createSignal } from 'solid-js';
import { memberKeys, storedMembers } from '../session/stored-members.ts';

/** The members whom the user does not want to hear. Nobody else notices. */
export interface MutedMembers {
  readonly isMutedForMe: (id: PeerId) => boolean;
  readonly muteForMe: (id: PeerId, isMuted: boolean) => void;
}

/** Starts with those that the tab has stored. */
export function createMutedMembers(): MutedMembers {
  const [muted, setMuted] = createSignal<ReadonlySet<PeerId>>(
    new Set(storedMembers(memberKeys.muted)),
  );
  return {
    isMutedForMe: (id) => muted().has(id),
    muteForMe: (id, isMuted) =>
      setMuted(
        (before) => new Set([...before].filter((other) => other !== id).concat(isMuted ? id : [])),
      ),
  };
}
