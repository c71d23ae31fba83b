import { createSignal } from 'solid-js';

const [movedRoom, setMovedRoom] = createSignal<string | null>(null);

/** Whether the last call of this page went on in another tab. */
export const isCallMoved = (room: string): boolean => movedRoom() === room;

/** Remembers the room whose call went on in another tab; null once this page joins again. */
export const rememberMovedCall = setMovedRoom;
