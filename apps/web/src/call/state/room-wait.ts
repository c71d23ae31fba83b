import type { RoomPeek } from '@visavis/client';
import { createEffect, createMemo, createSignal, untrack, type Accessor } from 'solid-js';
import { returnToLobby } from '../session/allowed-devices.ts';
import type { CallView } from './call-view.ts';

/** Somebody who wants to join a full room as soon as a member leaves. */
export interface RoomWait {
  readonly isWaiting: Accessor<boolean>;
  /** @param name under which to join; by default the current one */
  readonly start: (name?: string) => void;
  readonly cancel: () => void;
}

/**
 * Joins from the lobby when the room is not full any more. Somebody else may be faster: then it goes back to the lobby
 * and waits for the next place.
 */
export function createRoomWait({ call, send, snapshot }: CallView): RoomWait {
  const [joinName, setJoinName] = createSignal<{ readonly name: string | undefined } | null>(null);
  const isWaiting = () => joinName() !== null;
  const peek = createMemo(() => snapshot().context.peek);
  // What was known when the server refused has proved wrong. Only a later answer may lead to another attempt.
  let outdatedPeek: RoomPeek | null = null;
  createEffect(() => {
    const wanted = joinName();
    const current = peek();
    if (wanted === null || current === null || current === outdatedPeek) return;
    if (current.state === 'full' || !snapshot().matches({ active: 'lobby' })) return;
    send({ type: 'join', ...(wanted.name !== undefined && { name: wanted.name }) });
  });
  createEffect(() => {
    if (!snapshot().matches('full')) return;
    outdatedPeek = untrack(peek);
    if (isWaiting()) returnToLobby(call);
  });
  createEffect(() => {
    if (snapshot().hasTag('inCall')) setJoinName(null);
  });
  return {
    isWaiting,
    start: (name) => setJoinName({ name }),
    cancel: () => setJoinName(null),
  };
}
