import { Delegation, type RoomName } from '@visavis/protocol';
import { readTabValue, writeTabValue } from './tab-storage.ts';

const storageKey = (room: RoomName) => `visavis.delegation.${room}`;

/** The role that the owner of a room has given the session of this tab; null if there is none. */
export const loadTabDelegation = (room: RoomName): Delegation | null =>
  Delegation.safeParse(readTabValue(storageKey(room))).data ?? null;

/** Keeps the role of this session in a room until the tab is closed. */
export const saveTabDelegation = (room: RoomName, delegation: Delegation): void =>
  writeTabValue(storageKey(room), delegation);
